/** Wildcards of rules, and what a rule is called. */
import type { RuleSubject } from '../contract/rule.ts';

type Span = { readonly start: number; readonly end: number };

/** Letters and figures that a wildcard must have by itself: "*" alone would be everything. */
const fewestLetters = 3;

/** The longest run of letters and figures: every hit has it. Null where there are too few to look for. */
export function findPlainPart(pattern: string): string | null {
  const parts = pattern.split(/[^\p{L}\p{N}]+/u);
  const letters = parts.join('').length;
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return letters < fewestLetters || longest.length < 2 ? null : longest;
}

/** Letters and figures, and what stands between them: never the full stop behind a word. */
const anyLetters = "(?:[\\p{L}\\p{N}]|['’._@-](?=[\\p{L}\\p{N}]))*";

/** Whole words only, whatever their case; a blank is any blanks. */
export function matchWildcard(text: string, pattern: string): readonly Span[] {
  const body = [...pattern.trim()]
    .map((letter) => {
      if (letter === '*') return anyLetters;
      if (letter === '?') return '[\\p{L}\\p{N}]';
      return /\s/u.test(letter) ? '\\s+' : letter.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
    })
    .join('')
    .replace(/(?:\\s\+)+/gu, '\\s+');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(found)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => end > start);
}

/** In words for the reviewer: what a mark was made by. */
export function describeSubject(subject: RuleSubject): string {
  switch (subject.kind) {
    case 'text':
      return `the text “${subject.text}”`;
    case 'wildcard':
      return `the pattern “${subject.pattern}”`;
    case 'type':
      return `every ${subject.type.replaceAll('-', ' ')}`;
  }
}
