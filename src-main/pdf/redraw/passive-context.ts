/** A canvas context without painting: what pdf.js asks it to make or to measure, and what it refuses. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { Inexpressible } from './display-item.ts';
import { GraphicsContext } from './graphics-state.ts';

export class PassiveContext extends GraphicsContext {
  #scratch: SKRSContext2D = createCanvas(8, 8).getContext('2d');

  createPattern(...operands: Parameters<SKRSContext2D['createPattern']>) {
    return this.#scratch.createPattern(...operands);
  }

  createLinearGradient(...operands: Parameters<SKRSContext2D['createLinearGradient']>) {
    return this.#scratch.createLinearGradient(...operands);
  }

  createRadialGradient(...operands: Parameters<SKRSContext2D['createRadialGradient']>) {
    return this.#scratch.createRadialGradient(...operands);
  }

  createImageData(width: number, height: number) {
    return this.#scratch.createImageData(width, height);
  }

  measureText(text: string) {
    this.#scratch.font = this.state.font;
    return this.#scratch.measureText(text);
  }

  fillText(): void {
    throw new Inexpressible('a font without outlines');
  }

  strokeText(): void {
    throw new Inexpressible('a font without outlines');
  }

  clearRect(): void {
    throw new Inexpressible('cleared paper');
  }

  getImageData(): void {
    throw new Inexpressible('pixels that are read back');
  }

  putImageData(): void {
    throw new Inexpressible('pixels that are put');
  }

  beginPath(): void {}
  closePath(): void {}
}
