/**
 * Reads content streams (ISO 32000-2, 7.8, 8 and 9) for every place where text can be: glyphs with their
 * position, strings in marked content and inline images, comments, and words that are no operator.
 */
import type { PdfFile } from '../objects/file.ts';
import { createLexer, type Lexer } from '../objects/lexer.ts';
import { readValue } from '../objects/parser.ts';
import {
  dictOf,
  isArray,
  isDict,
  isName,
  isStream,
  isString,
  isWord,
  nameOf,
  numberOf,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';
import { type FontReading, readFont } from './fonts.ts';
import { readInlineImage } from './inline-image.ts';
import { isOperator } from './operators.ts';
import { createTextState, type Glyph, moveText, type Place, showText, type TextState } from './text-state.ts';

export type ContentReading = {
  readonly glyphs: Glyph[];
  /** Strings and stray words that are not shown text. */
  readonly texts: Uint8Array[];
  /** ActualText, Alt and E of marked content. */
  readonly replacements: Uint8Array[];
  readonly names: Set<string>;
  /** Pictures that are painted; `place` maps the unit square to default user space. */
  readonly images: { readonly stream: PdfStream; readonly place: Place }[];
  /** By resource dictionary, the names that were used, as "XObject/Im1". */
  readonly used: Map<PdfDict, Set<string>>;
  /** Comments, words that are no operator, broken syntax. */
  oddities: number;
};

const maxDepth = 20;
const maxGlyphs = 2_000_000;

type Reader = {
  readonly file: PdfFile;
  readonly reading: ContentReading;
  readonly fonts: Map<PdfDict, FontReading>;
  readonly open: Set<PdfStream>;
};

export function readPageContent(file: PdfFile, page: PdfDict, resources: PdfDict | null): ContentReading {
  const contents = file.resolve(page.entries.get('Contents'));
  const streams = (isArray(contents) ? contents.map(file.resolve) : [contents]).filter(isStream);
  // The parts of an array are one stream; a token may not span them, a text object may.
  const data = Buffer.concat(streams.flatMap((stream) => [file.decode(stream).data, Buffer.from('\n')]));
  return readContent(file, data, resources);
}

export function readContent(file: PdfFile, data: Uint8Array, resources: PdfDict | null): ContentReading {
  const reading: ContentReading = {
    glyphs: [],
    texts: [],
    replacements: [],
    names: new Set(),
    images: [],
    used: new Map(),
    oddities: 0,
  };
  runContent({ file, reading, fonts: new Map(), open: new Set() }, data, resources, [1, 0, 0, 1, 0, 0], 0);
  return reading;
}

function runContent(
  reader: Reader,
  data: Uint8Array,
  resources: PdfDict | null,
  place: Place,
  depth: number,
): void {
  const lexer = createLexer(data);
  const { reading } = reader;
  let state = createTextState(place);
  const saved: TextState[] = [];
  let operands: PdfValue[] = [];
  for (let part = readValue(lexer); part !== 'end'; part = readValue(lexer)) {
    if ('sign' in part) {
      reading.oddities += 1;
      continue;
    }
    if (!isWord(part.value)) {
      operands.push(part.value);
      continue;
    }
    const operator = part.value.word;
    if (!isOperator(operator)) noteOddWord(reading, operator);
    else if (operator === 'q') saved.push({ ...state });
    else if (operator === 'Q') state = saved.pop() ?? state;
    else if (operator === 'BI') takeInlineImage(reader, lexer);
    else if (operator === 'Do') drawObject(reader, operands, resources, state, depth);
    else if (operator === 'Tf') setFont(reader, operands, resources, state);
    else if (showing.has(operator)) show(reading, operator, operands, state);
    else if (!moveText(state, operator, operands)) noteOther(reader, operator, operands, resources);
    noteOperands(reading, operator, operands);
    operands = [];
  }
  for (const operand of operands) keepStrings(operand, reading);
  for (const [from, to] of lexer.comments) {
    reading.texts.push(data.subarray(from, to));
    reading.oddities += 1;
  }
  reading.oddities += lexer.stray > 0 ? 1 : 0;
}

const showing = new Set(['Tj', 'TJ', "'", '"']);

function show(
  reading: ContentReading,
  operator: string,
  operands: readonly PdfValue[],
  state: TextState,
): void {
  if (reading.glyphs.length < maxGlyphs) showText(state, operator, operands, reading.glyphs);
  else reading.oddities += 1;
}

function noteOddWord(reading: ContentReading, word: string): void {
  reading.oddities += 1;
  reading.texts.push(Buffer.from(word, 'latin1'));
}

/** Strings that are shown are read as glyphs; all the others as text. Shown ones are read as plain text too. */
function noteOperands(reading: ContentReading, operator: string, operands: readonly PdfValue[]): void {
  for (const operand of operands) {
    if (isName(operand)) reading.names.add(operand.name);
    else if (!showing.has(operator)) keepStrings(operand, reading);
  }
}

function keepStrings(value: PdfValue, reading: ContentReading): void {
  if (isString(value)) reading.texts.push(value.bytes);
  else if (isArray(value)) for (const item of value) keepStrings(item, reading);
  else if (isDict(value)) {
    for (const [key, inner] of value.entries) {
      reading.names.add(key);
      if (isName(inner)) reading.names.add(inner.name);
      keepStrings(inner, reading);
    }
  }
}

function use(reader: Reader, resources: PdfDict | null, kind: string, value: PdfValue | undefined): PdfValue {
  const name = nameOf(value);
  if (resources === null || name === null) return null;
  const used = reader.reading.used.get(resources) ?? new Set<string>();
  used.add(`${kind}/${name}`);
  reader.reading.used.set(resources, used);
  const group = dictOf(reader.file.resolve(resources.entries.get(kind)));
  return reader.file.resolve(group?.entries.get(name));
}

function setFont(
  reader: Reader,
  operands: readonly PdfValue[],
  resources: PdfDict | null,
  state: TextState,
): void {
  const font = dictOf(use(reader, resources, 'Font', operands[0]));
  state.size = numberOf(operands[1], 0);
  if (font === null) {
    state.font = null;
    return;
  }
  const known = reader.fonts.get(font) ?? readFont(reader.file, font);
  reader.fonts.set(font, known);
  state.font = known;
}

const resourceOperators = new Map([
  ['gs', 'ExtGState'],
  ['sh', 'Shading'],
  ['cs', 'ColorSpace'],
  ['CS', 'ColorSpace'],
  ['scn', 'Pattern'],
  ['SCN', 'Pattern'],
  ['BDC', 'Properties'],
  ['DP', 'Properties'],
]);

function noteOther(
  reader: Reader,
  operator: string,
  operands: readonly PdfValue[],
  resources: PdfDict | null,
): void {
  const kind = resourceOperators.get(operator);
  if (kind === undefined) return;
  const last = operands.at(-1);
  const found = use(reader, resources, kind, last);
  if (kind !== 'Properties') return;
  const properties = dictOf(isDict(last) ? last : found);
  for (const key of ['ActualText', 'Alt', 'E']) {
    const text = reader.file.resolve(properties?.entries.get(key));
    if (isString(text)) reader.reading.replacements.push(text.bytes);
  }
}

function drawObject(
  reader: Reader,
  operands: readonly PdfValue[],
  resources: PdfDict | null,
  state: TextState,
  depth: number,
): void {
  const object = use(reader, resources, 'XObject', operands[0]);
  if (!isStream(object) || depth >= maxDepth || reader.open.has(object)) return;
  const kind = nameOf(reader.file.resolve(object.dict.entries.get('Subtype')));
  if (kind === 'Image') reader.reading.images.push({ stream: object, place: state.place });
  if (kind !== 'Form') return;
  reader.open.add(object);
  const own = dictOf(reader.file.resolve(object.dict.entries.get('Resources'))) ?? resources;
  const matrix = reader.file.resolve(object.dict.entries.get('Matrix'));
  const inner = isArray(matrix) ? matrix.map((value) => numberOf(reader.file.resolve(value), 0)) : [];
  runContent(reader, reader.file.decode(object).data, own, placeInside(state.place, inner), depth + 1);
  reader.open.delete(object);
}

function placeInside(place: Place, matrix: readonly number[]): Place {
  if (matrix.length !== 6) return place;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const state = createTextState(place);
  moveText(state, 'cm', [a, b, c, d, e, f]);
  return state.place;
}

function takeInlineImage(reader: Reader, lexer: Lexer): void {
  const image = readInlineImage(lexer);
  keepStrings(image.dict, reader.reading);
  reader.reading.texts.push(...image.suspicious);
  if (image.suspicious.length > 0) reader.reading.oddities += 1;
}
