/**
 * Everything private of pdf.js 6.5.438 that the recorder relies on. What it reads is checked when it is read, and the
 * probe (probe.ts) draws a page with all of it: when something is missing, redraw is off and raster writes every page.
 */
import { type Matrix, multiply } from '../geometry.ts';
import type { Pdfjs } from '../pdfjs.ts';
import { Inexpressible, type Outline } from './display-item.ts';
import { boundPath } from './path.ts';
import { RecordingPath } from './recording-path.ts';

/** The version that these hooks were made for. */
export const pdfjsVersion = '6.5.438';

/** A character of an operator `showText`. */
export type PdfjsGlyph = {
  readonly fontChar: string;
  readonly unicode: string;
  /** Thousandths of the font size. */
  readonly width: number;
  /** Of Type 3 fonts only. */
  readonly operatorListId: string | null;
};

export type PdfjsGraphics = {
  /** The context that is being drawn on: another one than the recorder inside groups and soft masks. */
  readonly context: unknown;
  readonly masked: boolean;
  readonly font: PdfjsFont | null;
  readonly fontSize: number;
  readonly renderingMode: number;
  readonly lineWidth: number;
  readonly visible: boolean;
  /** Where the next character starts: text space → user space, the pen included. */
  readonly textMatrix: Matrix;
};

export type PdfjsFont = {
  readonly object: object;
  /** Advance of a thousandth, in em. */
  readonly unit: number;
  readonly type3: boolean;
};

/** pdf.js makes paths with the global; outlines that it has made before are not recorded, and are told as such. */
export function recordPaths(): void {
  Object.assign(globalThis, { Path2D: RecordingPath });
}

/** The renderer's state; null before it has started. Throws Inexpressible where it is not what it was. */
export function readGraphics(task: unknown): PdfjsGraphics | null {
  const graphics = findGraphics(task);
  if (graphics === null) return null;
  const current = get(graphics, 'current');
  return {
    context: get(graphics, 'ctx'),
    masked: Reflect.get(graphics, 'inSMaskMode') === true,
    // Absent before the first font is set.
    font: readFont(getObject(current, 'font', true)),
    fontSize: getNumber(current, 'fontSize'),
    renderingMode: getNumber(current, 'textRenderingMode'),
    lineWidth: getNumber(current, 'lineWidth'),
    visible: Reflect.get(graphics, 'contentVisible') !== false,
    textMatrix: multiply(readMatrix(getObject(current, 'textMatrix', true)), [
      1,
      0,
      0,
      1,
      getNumber(current, 'x'),
      getNumber(current, 'y'),
    ]),
  };
}

/** Null before the first text object: then text space is user space. */
function readMatrix(matrix: object | null): Matrix {
  if (matrix === null) return [1, 0, 0, 1, 0, 0];
  const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, i) => getNumber(matrix, String(i)));
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

function findGraphics(task: unknown): object | null {
  const graphics = getObject(getObject(task, '_internalRenderTask'), 'gfx', true);
  return graphics;
}

function readFont(font: unknown): PdfjsFont | null {
  if (typeof font !== 'object' || font === null) return null;
  const matrix: unknown = Reflect.get(font, 'fontMatrix');
  const unit: unknown = Array.isArray(matrix) ? matrix[0] : 0.001;
  return {
    object: font,
    unit: typeof unit === 'number' ? unit : 0.001,
    type3: Reflect.get(font, 'isType3Font') === true,
  };
}

/** The characters of an argument of `showText`; numbers between them move the pen. */
export function readShownGlyphs(value: unknown): readonly PdfjsGlyph[] {
  if (!Array.isArray(value)) throw missing();
  return value.flatMap((glyph: unknown) => {
    if (typeof glyph !== 'object' || glyph === null) return [];
    const fontChar: unknown = Reflect.get(glyph, 'fontChar');
    const unicode: unknown = Reflect.get(glyph, 'unicode');
    const width: unknown = Reflect.get(glyph, 'width');
    const id: unknown = Reflect.get(glyph, 'operatorListId');
    if (typeof fontChar !== 'string' || typeof width !== 'number') throw missing();
    return [
      {
        fontChar,
        unicode: typeof unicode === 'string' ? unicode : '',
        width,
        operatorListId: typeof id === 'string' ? id : null,
      },
    ];
  });
}

const outlines = new WeakMap<object, Outline>();
const watched = new WeakSet<object>();

/** From now on, paths that this font hands out are known as its outlines. */
export function watchOutlines({ object }: PdfjsFont): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (typeof prototype !== 'object' || prototype === null) throw missing();
  if (watched.has(prototype)) return;
  const original: unknown = Reflect.get(prototype, 'getPathGenerator');
  if (typeof original !== 'function') throw missing();
  watched.add(prototype);
  Object.assign(prototype, {
    getPathGenerator(this: object, objects: unknown, character: unknown) {
      const path: unknown = Reflect.apply(original, this, [objects, character]);
      if (path instanceof RecordingPath && typeof character === 'string' && !outlines.has(path)) {
        const recorded = path.recorded;
        if (recorded !== null)
          outlines.set(path, { font: this, character, path: recorded, bounds: boundPath(recorded) });
      }
      return path;
    },
  });
}

export function findOutline(path: RecordingPath): Outline | null {
  return outlines.get(path) ?? null;
}

const type3Listeners = new WeakMap<object, (id: string) => void>();

/** Tells which procedure of a Type 3 font runs next. One listener a font at a time. */
export function watchProcedures({ object }: PdfjsFont, listener: (id: string) => void): void {
  const procedures: unknown = Reflect.get(object, 'charProcOperatorList');
  if (typeof procedures !== 'object' || procedures === null) throw missing();
  const original: unknown = Reflect.get(procedures, 'get');
  if (typeof original !== 'function') throw missing();
  const watchedBefore = type3Listeners.has(procedures);
  type3Listeners.set(procedures, listener);
  if (watchedBefore) return;
  Object.defineProperty(procedures, 'get', {
    value: (id: unknown) => {
      if (typeof id === 'string') type3Listeners.get(procedures)?.(id);
      return Reflect.apply(original, procedures, [id]);
    },
  });
}

export function stopWatchingProcedures({ object }: PdfjsFont): void {
  const procedures: unknown = Reflect.get(object, 'charProcOperatorList');
  if (typeof procedures === 'object' && procedures !== null) type3Listeners.set(procedures, () => undefined);
}

export type GroupWatch = {
  readonly recorder: unknown;
  entered(): void;
  left(): void;
  /** A group whose objects replace each other, which pdf.js draws by reading its canvas. */
  knockout(): void;
};

/**
 * pdf.js draws pages with transparency, and groups, on canvases of their own: whole pages would arrive as one
 * picture. Groups that look the same without are drawn in place; `entered` and `left` tell when.
 */
export function drawGroupsInPlace(pdfjs: Pdfjs, task: unknown, groups: GroupWatch): void {
  const internal = getObject(task, '_internalRenderTask');
  const initialize: unknown = Reflect.get(internal, 'initializeGraphics');
  if (typeof initialize !== 'function') throw missing();
  Object.assign(internal, {
    initializeGraphics: async (options: object) => {
      await Reflect.apply(initialize, internal, [{ ...options, transparency: false }]);
      const graphics = findGraphics(task);
      if (graphics !== null) wrapGroups(pdfjs, graphics, groups);
    },
  });
}

function wrapGroups(pdfjs: Pdfjs, graphics: object, groups: GroupWatch): void {
  const begin: unknown = Reflect.get(graphics, pdfjs.OPS.beginGroup);
  const end: unknown = Reflect.get(graphics, pdfjs.OPS.endGroup);
  if (typeof begin !== 'function' || typeof end !== 'function') throw missing();
  const inPlace: boolean[] = [];
  Object.assign(graphics, {
    [pdfjs.OPS.beginGroup]: (index: unknown, group: unknown) => {
      const known = typeof group === 'object' && group !== null ? group : {};
      const isolated = Reflect.get(known, 'needsIsolation') === true;
      const special = ['smask', 'knockout', 'isGray'].some((key) => Boolean(Reflect.get(known, key)));
      const change = isolated && !special && Reflect.get(graphics, 'ctx') === groups.recorder;
      if (Reflect.get(known, 'knockout') && Reflect.get(graphics, 'ctx') === groups.recorder)
        groups.knockout();
      inPlace.push(change);
      if (change) groups.entered();
      return Reflect.apply(begin, graphics, [index, change ? { ...known, needsIsolation: false } : group]);
    },
    [pdfjs.OPS.endGroup]: (index: unknown, group: unknown) => {
      if (inPlace.pop() === true) groups.left();
      return Reflect.apply(end, graphics, [index, group]);
    },
  });
}

function missing(): Inexpressible {
  return new Inexpressible('pdf.js is not as expected');
}

function get(from: unknown, key: string): unknown {
  if (typeof from !== 'object' || from === null || !(key in from)) throw missing();
  return Reflect.get(from, key);
}

function getNumber(from: unknown, key: string): number {
  const value = get(from, key);
  if (typeof value !== 'number') throw missing();
  return value;
}

function getObject(from: unknown, key: string): object;
function getObject(from: unknown, key: string, optional: true): object | null;
function getObject(from: unknown, key: string, optional = false): object | null {
  const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
  if (typeof value === 'object' && value !== null) return value;
  if (optional && (value === undefined || value === null)) return null;
  throw missing();
}
