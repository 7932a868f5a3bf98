/** What drawImage is given. */
import type { Canvas } from '@napi-rs/canvas';

/** Outside a browser pdf.js puts every decoded picture on a canvas of its factory. */
export function isCanvas(value: unknown): value is Canvas {
  return typeof value === 'object' && value !== null && 'getContext' in value && 'encode' in value;
}

/** The three forms of drawImage. */
export function readPlacement(image: { width: number; height: number }, given: readonly number[]) {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  if (given.length <= 4) {
    const [toX = 0, toY = 0, toWidth = whole.width, toHeight = whole.height] = given;
    return { ...whole, toX, toY, toWidth, toHeight };
  }
  const [x = 0, y = 0, width = 0, height = 0, toX = 0, toY = 0, toWidth = 0, toHeight = 0] = given;
  return { x, y, width, height, toX, toY, toWidth, toHeight };
}
