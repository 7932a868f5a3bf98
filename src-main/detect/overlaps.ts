/** One suggestion for one span: the more telling hit wins, what it leaves uncovered stays. */
import type { Hit } from './hit.ts';

/** 0 is settled first. A recorded full name, an address or a number says more than one word that may be a name. */
function rankOf(text: string, hit: Hit): number {
  if (hit.recorded === true) {
    if (hit.type !== 'person') return 0;
    return /\s/.test(text.slice(hit.start, hit.end)) ? 1 : 1.5;
  }
  if (hit.tier === 2) return 5;
  if (hit.source === 'names') return 4;
  if (hit.type === 'location' || hit.type === 'other' || (hit.type === 'date' && hit.source === 'pattern'))
    return 2;
  if (hit.type === 'person' && !/[\s,.-]/.test(text.slice(hit.start, hit.end))) return 3;
  // "Maya Thorne, Jayden" is Maya Thorne and Jayden, not Maya and "Thorne, Jayden".
  if (hit.type === 'person' && hit.confidence < 0.9) return 2;
  return hit.confidence < 0.5 ? 3 : 1;
}

/** Hits in the order of the text, none overlapping another. What is kept is left out unless asked for. */
export function settleOverlaps(
  text: string,
  hits: readonly Hit[],
  { withKept = false }: { readonly withKept?: boolean } = {},
): readonly Hit[] {
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
    const parts = taken.freeParts(hit.start, hit.end);
    for (const part of hit.recorded === true ? parts : takeLongest(parts)) {
      const free = trimSpan(text, part, hit);
      if (free === null) continue;
      taken.add(free.start, free.end);
      if (withKept || !hit.keep) settled.push({ ...hit, ...free });
    }
  }
  return settled.sort((a, b) => a.start - b.start);
}

export type Span = { readonly start: number; readonly end: number };

/** The free part without blanks and punctuation at its ends; null where too little is left to mean anything. */
function trimSpan(text: string, free: Span, hit: Hit): Span | null {
  if (free.start === hit.start && free.end === hit.end) return free;
  const raw = text.slice(free.start, free.end);
  const lead = raw.length - raw.replace(/^[^\p{L}\p{N}]+/u, '').length;
  const body = raw.slice(lead).replace(/[^\p{L}\p{N}]+$/u, '');
  if (!(hit.recorded === true ? /[\p{L}\p{N}]/u : /[\p{L}\p{N}]{2}/u).test(body)) return null;
  // Of a guessed run of words, what comes before a known name is a forename; what comes after is the next column.
  if (hit.source === 'names' && free.start !== hit.start) return null;
  return { start: free.start + lead, end: free.start + lead + body.length };
}

function takeLongest(parts: readonly Span[]): readonly Span[] {
  const longest = parts.reduce<Span | null>(
    (best, part) => (best === null || part.end - part.start > best.end - best.start ? part : best),
    null,
  );
  return longest === null ? [] : [longest];
}

/** Spans without overlaps, in order. */
export class SpanSet {
  private readonly spans: Span[] = [];

  add(start: number, end: number): void {
    this.spans.splice(this.firstEndingAfter(start), 0, { start, end });
  }

  /** The parts of a span that nothing covers. */
  freeParts(start: number, end: number): readonly Span[] {
    const parts: Span[] = [];
    let cursor = start;
    const leave = (to: number) => {
      if (to > cursor) parts.push({ start: cursor, end: to });
    };
    for (let index = this.firstEndingAfter(start); index < this.spans.length; index += 1) {
      const span = this.spans[index];
      if (span === undefined || span.start >= end) break;
      leave(span.start);
      cursor = Math.max(cursor, span.end);
    }
    leave(end);
    return parts;
  }

  isFree(start: number, end: number): boolean {
    const span = this.spans[this.firstEndingAfter(start)];
    return span === undefined || span.start >= end;
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
