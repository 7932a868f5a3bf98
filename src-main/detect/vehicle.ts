/** Vehicle registrations of Great Britain and Northern Ireland (DVLA INF104). */
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const current =
  /(?<![\p{L}\p{N}/-])[A-HJ-PR-Y]{2}(?:0[1-9]|[1-9]\d)[ \t\u00A0]?[A-HJ-PR-Z]{3}(?![\p{L}\p{N}]|[-/]\d)/gu;
const currentLower =
  /(?<![\p{L}\p{N}/-])[a-hj-pr-y]{2}(?:0[1-9]|[1-9]\d)[ \t]?[a-hj-pr-z]{3}(?![\p{L}\p{N}])/gu;
const prefixed =
  /(?<![\p{L}\p{N}/-])[A-HJ-NPR-TV-Y]\d{1,3}[ \t\u00A0]?[A-HJ-PR-Z]{3}(?![\p{L}\p{N}]|[-/]\d)/gu;
const suffixed =
  /(?<![\p{L}\p{N}/-])[A-HJ-PR-Z]{3}[ \t\u00A0]?\d{1,3}[A-HJ-NPR-TV-Y](?![\p{L}\p{N}]|[-/]\d)/gu;
const northern = /(?<![\p{L}\p{N}/-])[A-Z]{1,2}[IZ][A-Z]?[ \t\u00A0]?\d{1,4}(?![\p{L}\p{N}]|[-/.]\d)/gu;
const words =
  /(?:\breg(?:istration)?\b|number ?plate|\bplate\b|\bvehicle\b|\bcar\b|\bvan\b|\bVRM\b|\bdr(?:iving|ove|ives)\b|\bmotorbike\b)[^\n]{0,40}$/i;

export function findVehicles(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (pattern: RegExp, alone: number | null, named: number) => {
    for (const { start, end } of findAll(text, pattern)) {
      const confidence = precededBy(text, start, words, 60) ? named : alone;
      if (confidence !== null)
        hits.push(patternHit('vehicle', start, end, confidence, 'A vehicle registration.'));
    }
  };
  add(current, 0.85, 0.97);
  add(currentLower, null, 0.8);
  add(prefixed, 0.5, 0.9);
  add(suffixed, 0.5, 0.9);
  add(northern, null, 0.8);
  return hits;
}
