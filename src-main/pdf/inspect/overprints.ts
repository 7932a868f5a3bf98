/** Text that other text is printed over: a row of crosses or of blocks upon a name. */
import type { Rect } from '../../contract/values.ts';
import { areaOf, overlap } from '../verify/rects.ts';
import type { Fate } from './judge-letters.ts';
import type { Letter } from './read-letters.ts';

/** Points: letters whose middles are in one cell or in neighbouring ones may meet. */
const cell = 12;
/** Nobody reads so many letters on top of each other; comparing each with each would take for ever. */
const mostInCell = 300;
/** Of the smaller of two letters: what they must have in common. */
const shared = 0.5;
/** A letter is printed over by letters of about its own size: a watermark behind a page is much larger. */
const alike = 2;
/** Radians. */
const sameDirection = 0.1;
/** Rules, leaders and accents belong to what they stand under or over. */
const accompanies = /^[\p{M}\p{Sk}\p{Pd}_.,…·'’"“”`~/|\\^¯‾]$/u;
const block = /^[\u2580-\u259f\u25a0-\u25ff\u2b1b\u2b1c]$/u;

/** What becomes of each letter that another one, painted later, is printed over. */
export function findOverprints(letters: readonly Letter[]): Map<Letter, Fate> {
  const grid = new Map<string, Letter[]>();
  const placed = letters.filter(({ box, owner, invisible }) => box !== null && owner !== null && !invisible);
  for (const letter of placed) {
    const key = keyOf(letter, 0, 0);
    const there = grid.get(key);
    if (there === undefined) grid.set(key, [letter]);
    else if (there.length < mostInCell) there.push(letter);
  }
  const fates = new Map<Letter, Fate>();
  for (const letter of placed) {
    for (let across = -1; across <= 1; across += 1)
      for (let up = -1; up <= 1; up += 1)
        for (const other of grid.get(keyOf(letter, across, up)) ?? [])
          if (isPrintedOver(letter, other))
            fates.set(letter, block.test(other.text) ? 'text-under-box' : 'overprinted-text');
  }
  return fates;
}

function keyOf({ x, y }: Letter, across: number, up: number): string {
  return `${Math.floor(x / cell) + across} ${Math.floor(y / cell) + up}`;
}

function isPrintedOver(letter: Letter, other: Letter): boolean {
  if (letter.box === null || other.box === null || letter.owner === null || other.owner === null)
    return false;
  if (other.owner.order <= letter.owner.order || other.text === letter.text) return false;
  if (accompanies.test(other.text) || accompanies.test(letter.text)) return false;
  if (Math.abs(other.angle - letter.angle) > sameDirection) return false;
  const [height, otherHeight] = [heightOf(letter.box), heightOf(other.box)];
  if (height > alike * otherHeight || otherHeight > alike * height) return false;
  const common = overlap(letter.box, other.box);
  return common !== null && areaOf(common) > shared * Math.min(areaOf(letter.box), areaOf(other.box));
}

function heightOf(box: Rect): number {
  return box[3] - box[1];
}
