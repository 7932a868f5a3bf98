/**
 * A page drawn by pdf.js as its viewer shows it: intent `display` with annotations and form fields (what the
 * reviewer saw; `print` could show layers and annotations that no reviewer ever had before them).
 */
import { AppError } from '../../contract/errors.ts';
import { invert, type Matrix, multiply } from '../geometry.ts';
import { limits } from '../limits.ts';
import { createCappedCanvas, type Pdfjs } from '../pdfjs.ts';
import type { PageSource } from './page-writer.ts';
import { createRaster, type Raster } from './raster-image.ts';

export type DrawnPage = Raster & {
  readonly fromPixels: Matrix;
  /** Something is painted after the first text, so that it may cover a part of a letter. */
  readonly paintsOverText: boolean;
  /** The pixels as they are now, burnt boxes included. */
  encodeJpeg(quality: number): Promise<Uint8Array>;
  /** Gives the canvas's memory back. */
  release(): void;
};

const leastDpi = 20;

/** The largest resolution up to the one asked for that fits the limits; throws page-too-large. */
export function choosePixelSize(width: number, height: number, dpi: number): readonly [number, number] {
  const wanted = dpi / 72;
  const scale = Math.min(
    wanted,
    Math.sqrt(limits.canvasPixels / (width * height)) * 0.999,
    (limits.canvasSide - 1) / Math.max(width, height),
  );
  if (scale < leastDpi / 72) throw new AppError('page-too-large', { limit: limits.canvasPixels });
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

export async function drawPage(source: PageSource, options: { text: boolean }): Promise<DrawnPage> {
  const { pdfjs, proxy, geometry } = source;
  const [width, height] = choosePixelSize(geometry.width, geometry.height, source.dpi);
  const canvas = createCappedCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  const watch = watchOperators(pdfjs.OPS, options.text);
  // The image covers the whole page exactly, so the two scales may differ by a fraction of a pixel.
  const scaleX = width / geometry.width;
  const scaleY = height / geometry.height;
  const task = proxy.render({
    canvas: null,
    canvasContext: context,
    viewport: proxy.getViewport({ scale: 1 }),
    transform: [scaleX, 0, 0, scaleY, 0, 0],
    intent: 'display',
    annotationMode: pdfjs.AnnotationMode.ENABLE,
    operationsFilter: watch.filter,
  });
  await task.promise;
  const toPixels = multiply([scaleX, 0, 0, -scaleY, 0, height], geometry.toDisplay);
  const image = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  const raster = createRaster(width, height, pixels, toPixels);
  return {
    ...raster,
    fromPixels: invert(toPixels),
    paintsOverText: watch.paintsOverText(),
    encodeJpeg: (quality) => {
      context.putImageData(image, 0, 0);
      return canvas.encode('jpeg', quality);
    },
    release: () => {
      canvas.width = 1;
      canvas.height = 1;
    },
  };
}

type OperatorList = { readonly fnArray: readonly number[] };

/** Leaves text out where asked to, and notes whether something is painted over it. */
function watchOperators(ops: Pdfjs['OPS'], text: boolean) {
  const textOperators = new Set<number>([
    ops.showText,
    ops.showSpacedText,
    ops.nextLineShowText,
    ops.nextLineSetSpacingShowText,
  ]);
  const paintOperators = new Set<number>(
    Object.entries(ops)
      .filter(([name]) =>
        /^(?:paint|shading|fill|eoFill|stroke|constructPath|rawFillPath|beginGroup)/u.test(name),
      )
      .map(([, operator]) => Number(operator)),
  );
  let firstText = Infinity;
  let paintsOverText = false;
  return {
    paintsOverText: () => paintsOverText,
    filter: (index: number, { fnArray }: OperatorList): boolean => {
      const operator = fnArray[index] ?? -1;
      if (index > firstText && paintOperators.has(operator)) paintsOverText = true;
      if (!textOperators.has(operator)) return true;
      firstText = Math.min(firstText, index);
      return text;
    },
  };
}
