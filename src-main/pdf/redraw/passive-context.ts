/** A canvas context without painting: what pdf.js asks it to make or to measure, and what it refuses. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { Inexpressible } from './display-item.ts';
import { measureFallback } from './fallback-outlines.ts';
import { GraphicsContext } from './graphics-state.ts';

let scratch: SKRSContext2D | null = null;

function findScratch(): SKRSContext2D {
  scratch ??= createCanvas(8, 8).getContext('2d');
  return scratch;
}

export class PassiveContext extends GraphicsContext {
  /** The first thing that failed; nothing is done after it. */
  failure: unknown = null;

  createPattern(...operands: Parameters<SKRSContext2D['createPattern']>) {
    return findScratch().createPattern(...operands);
  }

  createLinearGradient(...operands: Parameters<SKRSContext2D['createLinearGradient']>) {
    return findScratch().createLinearGradient(...operands);
  }

  createRadialGradient(...operands: Parameters<SKRSContext2D['createRadialGradient']>) {
    return findScratch().createRadialGradient(...operands);
  }

  createImageData(width: number, height: number) {
    return findScratch().createImageData(width, height);
  }

  /** pdf.js measures the letters of fonts that it does not have. */
  measureText(text: string) {
    return { width: measureFallback(this.state.font, text) };
  }

  strokeText(): void {
    this.refuse('a font without outlines');
  }

  clearRect(): void {
    this.refuse('cleared paper');
  }

  getImageData(): void {
    this.refuse('pixels that are read back');
  }

  putImageData(): void {
    this.refuse('pixels that are put');
  }

  /** Does nothing after a failure, and keeps the first one. */
  attempt(work: () => void): void {
    if (this.failure !== null) return;
    try {
      work();
    } catch (error) {
      this.failure = error;
    }
  }

  refuse(reason: string): void {
    this.failure ??= new Inexpressible(reason);
  }

  beginPath(): void {}
  closePath(): void {}
}
