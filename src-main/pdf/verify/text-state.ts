/** The text state of a content stream (ISO 32000-2, 9.3 and 9.4): enough to know where every glyph stands. */
import { isArray, isString, numberOf, type PdfValue } from '../objects/values.ts';
import type { FontReading } from './fonts.ts';

export type Place = readonly [number, number, number, number, number, number];

/** Where the glyph's advance starts and ends, in default user space, and the height of its font there. */
export type Glyph = {
  readonly byMap: string | null;
  readonly byEncoding: string | null;
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  readonly size: number;
};

export type TextState = {
  place: Place;
  text: Place;
  line: Place;
  font: FontReading | null;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
};

const identity: Place = [1, 0, 0, 1, 0, 0];

export function createTextState(place: Place): TextState {
  return {
    place,
    text: identity,
    line: identity,
    font: null,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
}

/** First `inner`, then `outer`. */
function combine(inner: Place, outer: Place): Place {
  const [a, b, c, d, e, f] = inner;
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    a * oa + b * oc,
    a * ob + b * od,
    c * oa + d * oc,
    c * ob + d * od,
    e * oa + f * oc + oe,
    e * ob + f * od + of,
  ];
}

/** Applies an operator that moves things or sets text parameters; false where it is none of these. */
export function moveText(state: TextState, operator: string, operands: readonly PdfValue[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = operands.map((value) => numberOf(value, 0));
  switch (operator) {
    case 'cm':
      state.place = combine([a, b, c, d, e, f], state.place);
      return true;
    case 'BT':
      state.text = identity;
      state.line = identity;
      return true;
    case 'Tm':
      state.text = [a, b, c, d, e, f];
      state.line = state.text;
      return true;
    case 'Td':
      nextLine(state, a, b);
      return true;
    case 'TD':
      state.leading = -b;
      nextLine(state, a, b);
      return true;
    case 'T*':
      nextLine(state, 0, -state.leading);
      return true;
    case 'Tc':
      state.charSpace = a;
      return true;
    case 'Tw':
      state.wordSpace = a;
      return true;
    case 'Tz':
      state.scale = a / 100;
      return true;
    case 'TL':
      state.leading = a;
      return true;
    case 'Ts':
      state.rise = a;
      return true;
    default:
      return false;
  }
}

function nextLine(state: TextState, x: number, y: number): void {
  state.line = combine([1, 0, 0, 1, x, y], state.line);
  state.text = state.line;
}

export function showText(
  state: TextState,
  operator: string,
  operands: readonly PdfValue[],
  out: Glyph[],
): void {
  if (operator === "'" || operator === '"') nextLine(state, 0, -state.leading);
  if (operator === '"') {
    state.wordSpace = numberOf(operands[0], 0);
    state.charSpace = numberOf(operands[1], 0);
  }
  const last = operands.at(-1);
  for (const item of isArray(last) ? last : [last]) {
    if (isString(item)) showString(state, item.bytes, out);
    else if (typeof item === 'number') advance(state, (-item / 1000) * state.size);
  }
}

function advance(state: TextState, distance: number): void {
  const vertical = state.font?.vertical === true;
  state.text = combine(
    vertical ? [1, 0, 0, 1, 0, distance] : [1, 0, 0, 1, distance * state.scale, 0],
    state.text,
  );
}

/** Half an em, where neither the font nor a standard metric says more. */
const unknownWidth = 500;

function showString(state: TextState, bytes: Uint8Array, out: Glyph[]): void {
  const { font, size, scale, rise, charSpace, wordSpace } = state;
  const length = font?.codeLength ?? 1;
  const vertical = font?.vertical === true;
  // Only the place changes from glyph to glyph, not the direction.
  const [a, b, c, d] = state.text;
  const [ma, mb, mc, md] = combine(state.text, state.place);
  const [pa, pb, pc, pd, pe, pf] = state.place;
  const [riseX, riseY] = [rise * mc, rise * md];
  const height = Math.max(1e-6, Math.hypot(mc, md) * Math.abs(size));
  let [, , , , e, f] = state.text;
  for (let at = 0; at + length <= bytes.length; at += length) {
    let code = 0;
    for (let index = 0; index < length; index += 1) code = code * 256 + (bytes[at + index] ?? 0);
    const reading = font?.read(code) ?? {
      byMap: null,
      byEncoding: String.fromCharCode(code),
      width: null,
      isSpace: code === 32,
    };
    const width = ((reading.width ?? unknownWidth) / 1000) * size;
    const space = charSpace + (reading.isSpace ? wordSpace : 0);
    const x = e * pa + f * pc + pe + riseX;
    const y = e * pb + f * pd + pf + riseY;
    const distance = vertical ? -(size + space) : width * scale;
    const [endX, endY] = vertical
      ? [x + distance * mc, y + distance * md]
      : [x + distance * ma, y + distance * mb];
    out.push({ byMap: reading.byMap, byEncoding: reading.byEncoding, x, y, endX, endY, size: height });
    if (vertical) {
      e += distance * c;
      f += distance * d;
    } else {
      e += (distance + space * scale) * a;
      f += (distance + space * scale) * b;
    }
  }
  state.text = [a, b, c, d, e, f];
}
