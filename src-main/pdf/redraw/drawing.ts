/** What is written: nothing in it lies in a mark or under a cover any more. Space: recording pixels, y downwards. */
import type { Canvas } from '@napi-rs/canvas';
import type { Rect } from '../../contract/values.ts';
import type { Matrix } from '../geometry.ts';
import type { Colour } from './colour.ts';
import type { Clip, FillRule, Glyph, StrokeStyle } from './display-item.ts';
import type { Path } from './path.ts';

/** The clip is already without marks; null where it hides nothing of the drawing. */
type Painted = { readonly clip: DrawnClip | null; readonly alpha: number; readonly blend: string };

/** All to be applied one after the other. `key` is the input's clip that it comes from. */
export type DrawnClip = {
  readonly key: Clip;
  readonly parts: readonly { readonly path: Path; readonly rule: FillRule }[];
};

export type TextDrawing = Painted & {
  readonly kind: 'text';
  readonly glyph: Glyph;
  /** False where other drawings show it. */
  readonly painted: boolean;
};

export type FillDrawing = Painted & {
  readonly kind: 'fill';
  readonly path: Path;
  readonly rule: FillRule;
  readonly colour: Colour;
};

export type StrokeDrawing = Painted & {
  readonly kind: 'stroke';
  readonly path: Path;
  readonly colour: Colour;
  readonly style: StrokeStyle;
};

export type PictureDrawing = Painted & {
  readonly kind: 'picture';
  readonly canvas: Canvas;
  readonly matrix: Matrix;
  readonly bounds: Rect;
};

/** Numbers of the boxes that are drawn here, over everything so far. */
export type BoxesDrawing = { readonly kind: 'boxes'; readonly marks: readonly number[] };

export type Drawing = TextDrawing | FillDrawing | StrokeDrawing | PictureDrawing | BoxesDrawing;
