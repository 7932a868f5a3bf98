/** National Insurance numbers (HMRC NIM39110). */
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const shape =
  /(?<![\p{L}\p{N}])([a-ceghj-pr-tw-z][a-ceghj-npr-tw-z])[ \t\u00A0-]?([\dO]{2})[ \t\u00A0-]?([\dO]{2})[ \t\u00A0-]?([\dO]{2})(?:[ \t\u00A0-]?([a-d]))?(?![\p{L}\p{N}])/giu;
const neverIssued = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);
const words = /(?:national insurance|\bNI\b|\bNINO\b|\bN\.I\.)[^\n]{0,25}$/i;

export function findNinos(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, end, groups } of findAll(text, shape)) {
    const [prefix = '', one = '', two = '', three = '', suffix = ''] = groups;
    const named = precededBy(text, start, words);
    const misread = /o/i.test(one + two + three);
    if (neverIssued.has(prefix.toUpperCase()) && !named) continue;
    if (!named && (suffix === '' || misread)) continue;
    const reason = misread
      ? 'A National Insurance number as a scan may have read it.'
      : 'A National Insurance number.';
    hits.push(patternHit('nino', start, end, misread ? 0.7 : named ? 0.98 : 0.9, reason));
  }
  return hits;
}
