/** The size of every page as shown, at scale 1. Until a page is known it is taken to be like the first one. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useMemo, useState } from 'react';
import { measurePage, type PageShape, type Size } from './geometry.ts';

const portraitA4: Size = { width: 595, height: 842 };
const batch = 50;
const none: readonly Size[] = [];

export function usePageSizes(pdf: PDFDocumentProxy | null, pages: number): readonly Size[] {
  const [known, setKnown] = useState<{ pdf: PDFDocumentProxy; sizes: readonly Size[] } | null>(null);

  useEffect(() => {
    if (!pdf) return;
    let ended = false;
    const measure = async (): Promise<void> => {
      const sizes: Size[] = [];
      for (let page = 1; page <= pdf.numPages && !ended; page += 1) {
        const proxy = await pdf.getPage(page);
        const [x0 = 0, y0 = 0, x1 = 595, y1 = 842] = proxy.view;
        sizes.push(measurePage({ box: [x0, y0, x1, y1], rotation: readRotation(proxy.rotate) }, 1));
        if (page === 1 || page % batch === 0 || page === pdf.numPages) {
          if (!ended) setKnown({ pdf, sizes: [...sizes] });
        }
      }
    };
    measure().catch(() => undefined);
    return () => {
      ended = true;
    };
  }, [pdf]);

  const sizes = known && known.pdf === pdf ? known.sizes : none;
  return useMemo(() => {
    const like = sizes[0] ?? portraitA4;
    return Array.from({ length: pages }, (_, index) => sizes[index] ?? like);
  }, [sizes, pages]);
}

function readRotation(degrees: number): PageShape['rotation'] {
  const turned = ((degrees % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}
