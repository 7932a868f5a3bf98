/** Internet addresses of devices, IPv4 and IPv6. */
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const four =
  /(?<![\p{L}\p{N}.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\p{N}]|\.\d)(?::\d{1,5}(?!\d))?/gu;
const six =
  /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}|:)(?::[0-9a-f]{1,4}){0,6}(?![\p{L}\p{N}:])/giu;
const words = /(?:\bIP\b|address|logged (?:in|on)|server|host)[^\n]{0,25}$/i;
const versionWords = /(?:\bv|version|section|paragraph|para|clause|release|build|rule|part|§)\.?\s*$/i;

export function findIpAddresses(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, end, groups } of findAll(text, four)) {
    const octets = groups.map(Number);
    if (octets.some((octet) => octet > 255) || precededBy(text, start, versionWords, 14)) continue;
    if (groups.some((group) => group.length > 1 && group.startsWith('0'))) continue;
    const named = precededBy(text, start, words);
    // "1.2.3.4" numbers a paragraph.
    if (!named && octets.every((octet) => octet < 30)) continue;
    hits.push(patternHit('ip', start, end, named ? 0.97 : 0.85, 'An internet address of a device.'));
  }
  for (const { text: raw, start, end } of findAll(text, six)) {
    const groups = raw.split(':').filter((group) => group !== '');
    const shortened = raw.includes('::');
    // "10:30:15" is a time.
    if (!(shortened ? groups.length <= 7 && groups.length >= 2 : groups.length === 8)) continue;
    if (raw.indexOf('::') !== raw.lastIndexOf('::')) continue;
    hits.push(patternHit('ip', start, end, 0.9, 'An internet address of a device.'));
  }
  return hits;
}
