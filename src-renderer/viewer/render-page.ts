/** One page, or a part of it, drawn on a canvas. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Size, ViewRect } from './geometry.ts';

export type PageDrawing = {
  readonly page: number;
  /** CSS pixels for a point. */
  readonly scale: number;
  /** Device pixels for a CSS pixel. */
  readonly density: number;
  /** The part to draw, in CSS pixels of the page; null for the whole page. */
  readonly part: ViewRect | null;
};

/** 8 megapixels are 32 MB: five pages at once stay well under the memory that a desk may use. */
export const mostPixels = 8_000_000;

/** The density at which a whole page fits into the memory allowed for one canvas. */
export function limitDensity(size: Size, density: number): number {
  return Math.min(density, Math.sqrt(mostPixels / Math.max(1, size.width * size.height)));
}

/**
 * Draws off screen and hands the result over when it is complete, so that a page is never seen half drawn.
 * Resolves false when the signal ended it.
 */
export async function renderPage(
  pdf: PDFDocumentProxy,
  { page, scale, density, part }: PageDrawing,
  target: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<boolean> {
  const proxy = await pdf.getPage(page);
  if (signal.aborted) return false;
  // Marks are placed in default user space units; pdf.js would enlarge the page by its UserUnit.
  const viewport = proxy.getViewport({ scale: (scale * density) / proxy.userUnit });
  const left = Math.round((part?.left ?? 0) * density);
  const top = Math.round((part?.top ?? 0) * density);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(part ? part.width * density : viewport.width));
  canvas.height = Math.max(1, Math.round(part ? part.height * density : viewport.height));
  const task: RenderTask = proxy.render({
    canvas,
    viewport,
    ...(left || top ? { transform: [1, 0, 0, 1, -left, -top] } : {}),
    background: 'rgb(255,255,255)',
  });
  const cancel = (): void => task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await task.promise;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  if (signal.aborted) return false;
  target.width = canvas.width;
  target.height = canvas.height;
  target.getContext('2d')?.drawImage(canvas, 0, 0);
  canvas.width = 0;
  canvas.height = 0;
  return true;
}
