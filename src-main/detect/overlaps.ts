/** One suggestion for one span: the more telling hit wins, what it leaves uncovered stays. */
import type { Hit } from './hit.ts';

/** 0 is settled first. A recorded full name, an address or a number says more than one word that may be a name. */
function rankOf(text: string, hit: Hit): number {
  if (hit.source === 'names') return 4;
  if (hit.type === 'location' || hit.type === 'other' || (hit.type === 'date' && hit.source === 'pattern'))
    return 2;
  if (hit.type === 'person' && !/[\s,.-]/.test(text.slice(hit.start, hit.end))) return 3;
  // "Maya Thorne, Jayden" is Maya Thorne and Jayden, not Maya and "Thorne, Jayden".
  if (hit.type === 'person' && hit.confidence < 0.9) return 2;
  return hit.confidence < 0.5 ? 3 : 1;
}

/** Hits in the order of the text, none overlapping another. What is kept is left out. */
export function settleOverlaps(text: string, hits: readonly Hit[]): readonly Hit[] {
  const ordered = hits
    .filter((hit) => hit.start < hit.end)
    .map((hit) => ({ hit, rank: rankOf(text, hit) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.hit.end - b.hit.start - (a.hit.end - a.hit.start) ||
        b.hit.confidence - a.hit.confidence ||
        a.hit.start - b.hit.start,
    );
  const taken = new SpanSet();
  const settled: Hit[] = [];
  for (const { hit } of ordered) {
    const free = trimSpan(text, taken.freePart(hit.start, hit.end), hit);
    if (free === null) continue;
    taken.add(free.start, free.end);
    if (!hit.keep) settled.push({ ...hit, ...free });
  }
  return settled.sort((a, b) => a.start - b.start);
}

type Span = { readonly start: number; readonly end: number };

/** The free part without blanks and punctuation at its ends; null where too little is left to mean anything. */
function trimSpan(text: string, free: Span | null, hit: Hit): Span | null {
  if (free === null) return null;
  if (free.start === hit.start && free.end === hit.end) return free;
  const raw = text.slice(free.start, free.end);
  const lead = raw.length - raw.replace(/^[^\p{L}\p{N}]+/u, '').length;
  const body = raw.slice(lead).replace(/[^\p{L}\p{N}]+$/u, '');
  if (!/[\p{L}\p{N}]{2}/u.test(body)) return null;
  // Of a guessed run of words, what comes before a known name is a forename; what comes after is the next column.
  if (hit.source === 'names' && free.start !== hit.start) return null;
  return { start: free.start + lead, end: free.start + lead + body.length };
}

/** Spans without overlaps, in order. */
class SpanSet {
  private readonly spans: Span[] = [];

  add(start: number, end: number): void {
    this.spans.splice(this.firstEndingAfter(start), 0, { start, end });
  }

  /** The longest part of a span that nothing covers, or null. */
  freePart(start: number, end: number): Span | null {
    let longest: Span | null = null;
    let cursor = start;
    const consider = (to: number) => {
      if (to > cursor && (longest === null || to - cursor > longest.end - longest.start))
        longest = { start: cursor, end: to };
    };
    for (let index = this.firstEndingAfter(start); index < this.spans.length; index += 1) {
      const span = this.spans[index];
      if (span === undefined || span.start >= end) break;
      consider(span.start);
      cursor = Math.max(cursor, span.end);
    }
    consider(end);
    return longest;
  }

  private firstEndingAfter(position: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle]?.end ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
