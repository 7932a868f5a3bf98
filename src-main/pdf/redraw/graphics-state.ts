/** The part of a canvas's state that the recorder keeps, with save and restore. */
import { type CanvasGradient, type CanvasPattern, DOMMatrix } from '@napi-rs/canvas';
import { type Matrix, multiply } from '../geometry.ts';
import type { Clip } from './display-item.ts';

export type PaintStyle = string | CanvasGradient | CanvasPattern;

export type GraphicsState = {
  transform: Matrix;
  clip: Clip | null;
  fillStyle: PaintStyle;
  strokeStyle: PaintStyle;
  globalAlpha: number;
  globalCompositeOperation: string;
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'miter' | 'round' | 'bevel';
  miterLimit: number;
  lineDash: readonly number[];
  lineDashOffset: number;
  font: string;
  filter: string;
  imageSmoothingEnabled: boolean;
};

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

function createState(): GraphicsState {
  return {
    transform: identity,
    clip: null,
    fillStyle: '#000000',
    strokeStyle: '#000000',
    globalAlpha: 1,
    globalCompositeOperation: 'source-over',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    miterLimit: 10,
    lineDash: [],
    lineDashOffset: 0,
    font: '10px sans-serif',
    filter: 'none',
    imageSmoothingEnabled: true,
  };
}

type DomMatrix = { a: number; b: number; c: number; d: number; e: number; f: number };

/** Everything of a canvas's context that draws nothing. The names are the canvas's. */
export class GraphicsContext {
  protected state = createState();
  #saved: GraphicsState[] = [];

  save(): void {
    this.#saved.push({ ...this.state });
  }

  restore(): void {
    this.state = this.#saved.pop() ?? this.state;
  }

  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.state.transform = multiply(this.state.transform, [a, b, c, d, e, f]);
  }

  setTransform(a: number | DomMatrix, b = 0, c = 0, d = 1, e = 0, f = 0): void {
    this.state.transform = typeof a === 'number' ? [a, b, c, d, e, f] : [a.a, a.b, a.c, a.d, a.e, a.f];
  }

  resetTransform(): void {
    this.state.transform = identity;
  }

  getTransform(): DOMMatrix {
    return new DOMMatrix([...this.state.transform]);
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.transform(cos, sin, -sin, cos, 0, 0);
  }

  setLineDash(dashes: readonly number[]): void {
    this.state.lineDash = [...dashes];
  }

  getLineDash(): number[] {
    return [...this.state.lineDash];
  }

  get fillStyle(): PaintStyle {
    return this.state.fillStyle;
  }
  set fillStyle(value: PaintStyle) {
    this.state.fillStyle = value;
  }
  get strokeStyle(): PaintStyle {
    return this.state.strokeStyle;
  }
  set strokeStyle(value: PaintStyle) {
    this.state.strokeStyle = value;
  }
  get globalAlpha(): number {
    return this.state.globalAlpha;
  }
  set globalAlpha(value: number) {
    this.state.globalAlpha = value;
  }
  get globalCompositeOperation(): string {
    return this.state.globalCompositeOperation;
  }
  set globalCompositeOperation(value: string) {
    this.state.globalCompositeOperation = value;
  }
  get lineWidth(): number {
    return this.state.lineWidth;
  }
  set lineWidth(value: number) {
    this.state.lineWidth = value;
  }
  get lineCap(): GraphicsState['lineCap'] {
    return this.state.lineCap;
  }
  set lineCap(value: GraphicsState['lineCap']) {
    this.state.lineCap = value;
  }
  get lineJoin(): GraphicsState['lineJoin'] {
    return this.state.lineJoin;
  }
  set lineJoin(value: GraphicsState['lineJoin']) {
    this.state.lineJoin = value;
  }
  get miterLimit(): number {
    return this.state.miterLimit;
  }
  set miterLimit(value: number) {
    this.state.miterLimit = value;
  }
  get lineDashOffset(): number {
    return this.state.lineDashOffset;
  }
  set lineDashOffset(value: number) {
    this.state.lineDashOffset = value;
  }
  get font(): string {
    return this.state.font;
  }
  set font(value: string) {
    this.state.font = value;
  }
  get filter(): string {
    return this.state.filter;
  }
  set filter(value: string) {
    this.state.filter = value;
  }
  get imageSmoothingEnabled(): boolean {
    return this.state.imageSmoothingEnabled;
  }
  set imageSmoothingEnabled(value: boolean) {
    this.state.imageSmoothingEnabled = value;
  }
}
