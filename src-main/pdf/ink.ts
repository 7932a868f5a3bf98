/** Whether anything at all is to be seen on a page. */
import { createCappedCanvas, type PDFPageProxy, type PdfjsDocument } from './pdfjs.ts';

/** Pixels of the longer side: coarse, since a line of handwriting darkens even one pixel. */
const longestSide = 400;
/** Of 255. */
const faintest = 8;

/** True where the page cannot be drawn: a page that fails must not pass as empty. */
export async function hasInk({ pdfjs }: PdfjsDocument, page: PDFPageProxy): Promise<boolean> {
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: longestSide / Math.max(size.width, size.height) });
  const canvas = createCappedCanvas(Math.max(1, viewport.width), Math.max(1, viewport.height));
  const context = canvas.getContext('2d', { alpha: false });
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  try {
    const annotationMode = pdfjs.AnnotationMode.ENABLE;
    await page.render({ canvas: null, canvasContext: context, viewport, annotationMode }).promise;
  } catch {
    return true;
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value < 255 - faintest);
}
