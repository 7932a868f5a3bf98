/** A segment as what is kept and what is taken out, with the white space between. */
import { type LineGlyph, leastSpace, type Segment } from './text-line.ts';

export type Piece = {
  readonly kept: boolean;
  readonly glyphs: readonly LineGlyph[];
  readonly start: number;
  readonly end: number;
  /** How many spaces stand before it; 0 where it follows without any. */
  readonly spaces: number;
  /** Of what is taken out; sorted. */
  readonly marks: readonly number[];
};

/**
 * Words, and gaps: words side by side that are taken out are one gap, since a space between them would tell how long
 * they are. The spaces before a gap or after it count as one.
 */
export function listPieces({ glyphs, size }: Segment): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: LineGlyph[] = [];
  let spaces = 0;
  let pending = 0;
  const close = () => {
    const piece = makePiece(open, spaces);
    const last = pieces.at(-1);
    if (piece !== null && last !== undefined && !piece.kept && !last.kept)
      pieces.push(join(pieces.pop() ?? last, piece));
    else if (piece !== null) pieces.push(piece);
    open = [];
  };
  let end = -Infinity;
  for (const glyph of glyphs) {
    if (glyph.ink === null) {
      // A space that is painted over a letter, as some programs do, is no space.
      if (glyph.end > end) pending += 1;
      continue;
    }
    const [first] = open;
    const apart = pending > 0 || glyph.start - end > leastSpace * size;
    if (first !== undefined && (apart || isKept(first) !== isKept(glyph))) close();
    if (open.length === 0) spaces = pieces.length === 0 ? 0 : apart ? Math.max(1, pending) : 0;
    pending = 0;
    open.push(glyph);
    end = Math.max(end, glyph.end);
  }
  close();
  return pieces.map((piece, i) => {
    const besideGap = !piece.kept || pieces[i - 1]?.kept === false;
    return besideGap ? { ...piece, spaces: Math.min(1, piece.spaces) } : piece;
  });
}

function isKept({ marks }: LineGlyph): boolean {
  return marks.length === 0;
}

function makePiece(glyphs: readonly LineGlyph[], spaces: number): Piece | null {
  const [first] = glyphs;
  if (first === undefined) return null;
  const marks = [...new Set(glyphs.flatMap((glyph) => glyph.marks))].sort((a, b) => a - b);
  const end = Math.max(...glyphs.map((glyph) => glyph.end));
  return { kept: isKept(first), glyphs, start: first.start, end, spaces, marks };
}

function join(a: Piece, b: Piece): Piece {
  const marks = [...new Set([...a.marks, ...b.marks])].sort((x, y) => x - y);
  return { ...a, glyphs: [...a.glyphs, ...b.glyphs], end: Math.max(a.end, b.end), marks };
}
