/** Two pages as pieces in order, for reading: what is the same, what differs, what only one of them has. */
import type { ComparedPiece } from '../../contract/copies.ts';
import { type AlignedRun, alignWords } from './align-words.ts';
import { splitWords } from './words.ts';

/** Pages that have too little in common to be laid side by side are one piece that differs. */
export function compareTexts(here: string, there: string): ComparedPiece[] {
  const [a, b] = [splitWords(here), splitWords(there)];
  const whole: AlignedRun = {
    kind: 'different',
    here: { from: 0, to: a.words.length },
    there: { from: 0, to: b.words.length },
  };
  const runs = alignWords(a.words, b.words) ?? [whole];
  const pieces: ComparedPiece[] = [];
  for (const run of runs) {
    const kind = describeRun(run);
    const ownRange = cover(a, run.here);
    const otherRange = cover(b, run.there);
    const piece = {
      kind,
      here: here.slice(ownRange.start, ownRange.end),
      there: there.slice(otherRange.start, otherRange.end),
      range: ownRange,
    };
    const last = pieces.at(-1);
    // Two that differ, one behind the other, are read as one.
    if (last && last.kind !== 'same' && kind !== 'same') {
      pieces[pieces.length - 1] = joinPieces(last, piece, here);
    } else pieces.push(piece);
  }
  return pieces;
}

function describeRun({ kind, here, there }: AlignedRun): ComparedPiece['kind'] {
  if (kind === 'same') return 'same';
  if (here.from === here.to) return 'only-there';
  return there.from === there.to ? 'only-here' : 'different';
}

type Span = { readonly from: number; readonly to: number };
type Places = { readonly starts: Int32Array; readonly ends: Int32Array };

/** From the first word to the end of the last; for no words the place where they would stand. */
function cover({ starts, ends }: Places, { from, to }: Span): ComparedPiece['range'] {
  if (from === to) {
    const at = from === 0 ? 0 : (ends[from - 1] ?? 0);
    return { start: at, end: at };
  }
  return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 };
}

function joinPieces(a: ComparedPiece, b: ComparedPiece, text: string): ComparedPiece {
  const start = a.here === '' ? b.range.start : a.range.start;
  const end = b.here === '' ? a.range.end : b.range.end;
  const there = [a.there, b.there].filter((one) => one !== '').join(' ');
  const here = text.slice(start, end);
  const kind = here === '' ? 'only-there' : there === '' ? 'only-here' : 'different';
  return { kind, here, there, range: { start, end } };
}
