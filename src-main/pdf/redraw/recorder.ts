/**
 * A canvas context that draws nothing and keeps what pdf.js draws on it, up to something that has no counterpart in
 * the output. It never throws: pdf.js does not survive that in peace.
 */
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Rect } from '../../contract/values.ts';
import { invert, type Matrix, mapRect, multiply } from '../geometry.ts';
import { createCappedCanvas } from '../pdfjs.ts';
import { blendModes } from './blend-modes.ts';
import { type Colour, readColour } from './colour.ts';
import {
  type Clip,
  type DisplayItem,
  type FillRule,
  type Glyph,
  Inexpressible,
  type Outline,
} from './display-item.ts';
import { readFontSize } from './fallback-outlines.ts';
import { growRect, overlaps } from './free-area.ts';
import type { GlyphSource } from './glyph-source.ts';
import type { PaintStyle } from './graphics-state.ts';
import { isCanvas, readPlacement } from './image-placement.ts';
import { PassiveContext } from './passive-context.ts';
import { boundPath, type Path, readRectangle, transformPath } from './path.ts';
import { readPen } from './pen.ts';
import { RecordingPath } from './recording-path.ts';

/** More on one page would take too long, and is a picture made of dots rather than a page. */
const mostItems = 150_000;

/** Em: outlines beyond this do not fit the numbers of a font program. */
const largestGlyph = 25;

const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };

export class Recorder extends PassiveContext {
  readonly items: DisplayItem[] = [];
  readonly canvas: { readonly width: number; readonly height: number };
  readonly page: Rect;
  /** In a group that is drawn in place, blending would see what is under the group. */
  inPlaceGroups = 0;
  #glyphs: GlyphSource;
  #background = true;

  constructor(page: Rect, glyphs: GlyphSource) {
    super();
    this.page = page;
    this.canvas = { width: Math.ceil(page[2]), height: Math.ceil(page[3]) };
    this.#glyphs = glyphs;
  }

  get transformNow(): Matrix {
    return this.state.transform;
  }

  get clipNow(): Clip | null {
    return this.state.clip;
  }

  clip(path: unknown, rule: FillRule = 'nonzero'): void {
    this.attempt(() => this.#clip(path, rule));
  }

  fill(path: unknown, rule: FillRule = 'nonzero'): void {
    this.attempt(() => this.#fill(path, rule));
  }

  stroke(path: unknown): void {
    this.attempt(() => this.#stroke(path));
  }

  fillText(text: string, x: number, y: number): void {
    this.attempt(() => this.#fillText(text, x, y));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.attempt(() => this.#fillRect(x, y, width, height));
  }

  drawImage(image: unknown, ...placed: readonly number[]): void {
    this.attempt(() => this.#drawImage(image, placed));
  }

  #clip(path: unknown, rule: FillRule): void {
    const clipped = transformPath(readPath(path), this.state.transform);
    const rectangle = readRectangle(clipped);
    const parent = this.state.clip;
    const outer = parent?.bounds ?? this.page;
    const own = rectangle ?? boundPath(clipped);
    this.state.clip = {
      parent,
      path: clipped,
      rule,
      bounds: own === null ? [0, 0, 0, 0] : intersect(own, outer),
      rectangular: (rectangle !== null || own === null) && (parent?.rectangular ?? true),
    };
  }

  #fill(path: unknown, rule: FillRule): void {
    const drawn = readPath(path);
    const outline = path instanceof RecordingPath ? this.#glyphs.findOutline(path) : null;
    if (outline !== null) {
      this.#fillGlyph(outline, this.state.transform);
      return;
    }
    const { transform, fillStyle } = this.state;
    const placed = transformPath(drawn, transform);
    const bounds = boundPath(placed);
    if (bounds === null) return;
    const colour = this.#readStyle(fillStyle);
    if (colour === null) this.#paintPattern(bounds, (context) => context.fill(asPath(path), rule));
    else if (colour.alpha > 0)
      this.add({
        ...this.#painted(bounds),
        kind: 'fill',
        path: placed,
        rule,
        colour,
        rectangle: readRectangle(placed),
      });
  }

  #stroke(path: unknown): void {
    const drawn = readPath(path);
    const outline = path instanceof RecordingPath ? this.#glyphs.findOutline(path) : null;
    const { transform, strokeStyle } = this.state;
    const colour = this.#readStyle(strokeStyle);
    const placed = transformPath(drawn, transform);
    const box = boundPath(placed);
    const part = outline === null ? this.#glyphs.currentPart() : this.#addStrokedGlyph(outline, box);
    if (box === null) return;
    const { style, reach, even } = readPen(
      this.state,
      drawn,
      outline === null ? this.#glyphs.trueLineWidth() : null,
    );
    const bounds = growRect(box, reach);
    if (colour === null) {
      this.#paintPattern(bounds, (context) => {
        context.lineWidth = this.state.lineWidth;
        context.lineCap = this.state.lineCap;
        context.lineJoin = this.state.lineJoin;
        context.setLineDash(this.getLineDash());
        context.lineDashOffset = this.state.lineDashOffset;
        context.stroke(asPath(path));
      });
      return;
    }
    if (colour.alpha === 0) return;
    if (!even) throw new Inexpressible('a pen wider one way than the other');
    this.add({ ...this.#painted(bounds), kind: 'stroke', path: placed, colour, style, part });
  }

  #fillText(text: string, x: number, y: number): void {
    const { font, transform } = this.state;
    const outline = this.#glyphs.findFallback(font, text);
    if (outline === null) throw new Inexpressible('a font without outlines');
    const size = readFontSize(font);
    this.#fillGlyph(outline, multiply(transform, [size, 0, 0, -size, x, y]));
  }

  #fillGlyph(outline: Outline, transform: Matrix): void {
    const { fillStyle } = this.state;
    if (!this.#glyphs.isShowingText()) throw new Inexpressible('text in a pattern');
    const colour = this.#readStyle(fillStyle);
    if (colour === null) throw new Inexpressible('text filled with a pattern');
    if (outline.bounds?.some((value) => Math.abs(value) > largestGlyph))
      throw new Inexpressible('a giant character');
    const shown = this.#glyphs.takeCharacter(outline);
    const advance = shown?.advance ?? 0;
    const bounds = mapRect(outline.bounds ?? [0, 0, advance || 0.25, 0.5], transform);
    this.add({
      ...this.#painted(bounds),
      kind: 'glyph',
      outline,
      matrix: transform,
      text: shown?.text ?? '',
      advance,
      colour,
      shownBy: outline.bounds === null ? 'nothing' : 'itself',
    });
  }

  /** Stroked text: the strokes show it, and this makes it text, unless it was filled just before. */
  #addStrokedGlyph(outline: Outline, box: Rect | null): Glyph | null {
    if (!this.#glyphs.isShowingText()) throw new Inexpressible('text in a pattern');
    const matrix = this.state.transform;
    const last = this.items.at(-1);
    if (
      last?.kind === 'glyph' &&
      last.outline === outline &&
      last.matrix[4] === matrix[4] &&
      last.matrix[5] === matrix[5]
    )
      return last;
    const shown = this.#glyphs.takeCharacter(outline);
    if (shown === null || box === null) return null;
    const colour = this.#readStyle(this.state.strokeStyle) ?? black;
    const glyph: Glyph = {
      ...this.#painted(box),
      kind: 'glyph',
      outline,
      matrix,
      ...shown,
      colour,
      shownBy: 'others',
    };
    this.add(glyph);
    return glyph;
  }

  #fillRect(x: number, y: number, width: number, height: number): void {
    // The first one is the paper.
    if (this.#background) {
      this.#background = false;
      return;
    }
    const path = new RecordingPath();
    if (Math.abs(width) > 1e8) {
      const [x0, y0, x1, y1] = mapRect(this.page, invert(this.state.transform));
      path.rect(x0, y0, x1 - x0, y1 - y0);
    } else path.rect(x, y, width, height);
    this.#fill(path, 'nonzero');
  }

  #drawImage(image: unknown, placed: readonly number[]): void {
    if (!isCanvas(image)) throw new Inexpressible('a picture of an unknown kind');
    const source = readPlacement(image, placed);
    const { x, y, width, height, toX, toY, toWidth, toHeight } = source;
    if (!(width > 0 && height > 0)) return;
    const matrix = multiply(this.state.transform, [toWidth, 0, 0, toHeight, toX, toY]);
    const bounds = mapRect([0, 0, 1, 1], matrix);
    if (!overlaps(bounds, this.state.clip?.bounds ?? this.page)) return;
    const canvas = createCappedCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
    canvas.getContext('2d').drawImage(image, x, y, width, height, 0, 0, canvas.width, canvas.height);
    this.#addPicture(canvas, matrix, bounds);
  }

  /** A gradient or a pattern becomes a picture of the part that can be seen. */
  #paintPattern(bounds: Rect, paint: (context: SKRSContext2D) => void): void {
    const [x0, y0, x1, y1] = intersect(bounds, this.state.clip?.bounds ?? this.page).map((value, i) =>
      i < 2 ? Math.floor(value) : Math.ceil(value),
    );
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
    if (!(x0 < x1 && y0 < y1)) return;
    const canvas = createCappedCanvas(x1 - x0, y1 - y0);
    const context = canvas.getContext('2d');
    context.translate(-x0, -y0);
    context.transform(...this.state.transform);
    context.fillStyle = this.state.fillStyle;
    context.strokeStyle = this.state.strokeStyle;
    paint(context);
    this.#addPicture(canvas, [x1 - x0, 0, 0, y1 - y0, x0, y0], [x0, y0, x1, y1]);
  }

  #addPicture(canvas: Canvas, matrix: Matrix, bounds: Rect): void {
    this.add({ ...this.#painted(bounds), kind: 'picture', canvas, matrix });
  }

  #painted(bounds: Rect) {
    const { clip, globalAlpha: alpha, globalCompositeOperation: blend, filter } = this.state;
    if (!blendModes.has(blend)) throw new Inexpressible('an unusual way of painting');
    if (blend !== 'source-over' && this.inPlaceGroups > 0) throw new Inexpressible('blending within a group');
    if (filter !== 'none' && filter !== '') throw new Inexpressible('a filter');
    return { bounds, clip, alpha, blend, part: this.#glyphs.currentPart() };
  }

  add(item: DisplayItem): void {
    if (this.items.length >= mostItems) throw new Inexpressible('too many objects');
    this.items.push(item);
  }

  #readStyle(style: PaintStyle): Colour | null {
    if (typeof style !== 'string') return null;
    const colour = readColour(style);
    if (colour === null) throw new Inexpressible('a colour of an unknown kind');
    return colour;
  }
}

function readPath(path: unknown): Path {
  const recorded = path instanceof RecordingPath ? path.recorded : null;
  if (recorded === null) throw new Inexpressible('a path that was not recorded');
  return recorded;
}

function asPath(path: unknown): RecordingPath {
  if (path instanceof RecordingPath) return path;
  throw new Inexpressible('a path that was not recorded');
}

function intersect(a: Rect, b: Rect): Rect {
  const x0 = Math.max(a[0], b[0]);
  const y0 = Math.max(a[1], b[1]);
  return [x0, y0, Math.max(x0, Math.min(a[2], b[2])), Math.max(y0, Math.min(a[3], b[3]))];
}
