/** What a page is made of, as pdf.js draws it, in the order of painting. Space: recording pixels, y downwards. */
import type { Canvas } from '@napi-rs/canvas';
import type { Rect } from '../../contract/values.ts';
import type { Matrix } from '../geometry.ts';
import type { Colour } from './colour.ts';
import type { Path } from './path.ts';

/** Recording pixels in a displayed point. pdf.js prepares pictures, groups and patterns at this size. */
export const pixelsPerPoint = 200 / 72;

/** One clip inside another; the outermost has the page as `bounds`. */
export type Clip = {
  readonly parent: Clip | null;
  readonly path: Path;
  readonly rule: FillRule;
  /** Of this clip and all round it. */
  readonly bounds: Rect;
  /** This clip and all round it are upright rectangles, so that `bounds` says everything. */
  readonly rectangular: boolean;
};

export type FillRule = 'nonzero' | 'evenodd';

/** The outline of a character in one of the input's fonts; one object for all its uses in a document. */
export type Outline = {
  readonly font: object;
  readonly character: string;
  /** Em units, y upwards. */
  readonly path: Path;
  /** Null for white space. */
  readonly bounds: Rect | null;
};

type Painted = {
  readonly bounds: Rect;
  readonly clip: Clip | null;
  readonly alpha: number;
  readonly blend: string;
  /** The character that this is a part of, where it is stroked or of a Type 3 font. */
  readonly part: Glyph | null;
};

export type Glyph = Painted & {
  readonly kind: 'glyph';
  readonly outline: Outline;
  /** Em units → recording pixels. */
  readonly matrix: Matrix;
  readonly text: string;
  /** Em units. */
  readonly advance: number;
  readonly colour: Colour;
  /** By its own outline; by other items whose `part` it is (stroked and Type 3 text); by nothing: white space. */
  readonly shownBy: 'itself' | 'others' | 'nothing';
};

export type Fill = Painted & {
  readonly kind: 'fill';
  readonly path: Path;
  readonly rule: FillRule;
  readonly colour: Colour;
  /** The path is this rectangle. */
  readonly rectangle: Rect | null;
};

export type Stroke = Painted & {
  readonly kind: 'stroke';
  readonly path: Path;
  readonly colour: Colour;
  readonly style: StrokeStyle;
};

export type StrokeStyle = {
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
};

export type Picture = Painted & {
  readonly kind: 'picture';
  readonly canvas: Canvas;
  /** Unit square, origin top left → recording pixels. */
  readonly matrix: Matrix;
};

export type DisplayItem = Glyph | Fill | Stroke | Picture;

/** The page has something that this writer cannot express or prove. */
export class Inexpressible extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}
