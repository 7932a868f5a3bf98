/** The picture of one page. Redrawn when the scale changes, with the old picture stretched until the new one is there. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import type { Size, ViewRect } from './geometry.ts';
import { limitDensity, renderPage } from './render-page.ts';

type PageCanvasProps = {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly scale: number;
  readonly size: Size;
  /** What the window shows of the page, in CSS pixels of the page. Only needed where the whole page is too big. */
  readonly visible: ViewRect | null;
  readonly onDrawn: (page: number) => void;
  readonly onFailed: (page: number) => void;
};

export function PageCanvas({ pdf, page, scale, size, visible, onDrawn, onFailed }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const wanted = window.devicePixelRatio;
  const density = limitDensity(size, wanted);

  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const ending = new AbortController();
    renderPage(pdf, { page, scale, density, part: null }, target, ending.signal).then(
      (done) => {
        if (!done) return;
        setDrawn(true);
        onDrawn(page);
      },
      () => onFailed(page),
    );
    return () => ending.abort();
  }, [pdf, page, scale, density, onDrawn, onFailed]);

  // A canvas keeps its memory until it is collected; an empty one has none.
  useEffect(() => {
    const target = canvas.current;
    return () => {
      if (!target) return;
      target.width = 0;
      target.height = 0;
    };
  }, []);

  return (
    <>
      <canvas ref={canvas} className="viewer-canvas" data-drawn={drawn} />
      {density < wanted && visible ? (
        <DetailCanvas pdf={pdf} page={page} scale={scale} density={wanted} visible={visible} />
      ) : null}
    </>
  );
}

type DetailCanvasProps = {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly scale: number;
  readonly density: number;
  readonly visible: ViewRect;
};

/** The part in view, crisp, over a page that is too big to draw whole at this zoom. */
function DetailCanvas({ pdf, page, scale, density, visible }: DetailCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<ViewRect | null>(null);
  const { left, top, width, height } = visible;

  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const ending = new AbortController();
    const part = { left, top, width, height };
    // Not while it still scrolls.
    const timer = setTimeout(() => {
      renderPage(pdf, { page, scale, density, part }, target, ending.signal).then(
        (done) => {
          if (done) setShown(part);
        },
        () => setShown(null),
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [pdf, page, scale, density, left, top, width, height]);

  return (
    <canvas
      ref={canvas}
      className="viewer-detail"
      style={
        shown
          ? { left: shown.left, top: shown.top, width: shown.width, height: shown.height }
          : { display: 'none' }
      }
    />
  );
}
