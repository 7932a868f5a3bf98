import { Modal, Skeleton } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import type { Bundle } from '../../../src-main/contract/bundle.ts';
import { AppError } from '../../../src-main/contract/errors.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { client } from '../../api.ts';
import { openPdf } from '../../viewer/pdf-document.ts';
import { renderPage } from '../../viewer/render-page.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import './bundle-preview.css';

/** Page height to width before the page is known: A4. */
const usualShape = 841.89 / 595.28;
const scale = 1.25;

/** "Check before you release": the finished file itself, opened with its password, not a picture of the intention. */
export function BundlePreview(props: { caseId: CaseId; bundle: Bundle; onClose: () => void }) {
  const { caseId, bundle } = props;
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const pages = useRef<HTMLElement>(null);

  useEffect(() => {
    let opened: PDFDocumentProxy | null = null;
    let left = false;
    client
      .call('getBundlePdf', { caseId, bundleId: bundle.id })
      .then(({ bytes, password }) => openPdf(bytes, password))
      .then(
        (document) => {
          opened = document;
          if (left) void document.loadingTask.destroy();
          else setPdf(document);
        },
        (failure: unknown) =>
          setError(failure instanceof AppError ? failure : new AppError('stored-file-damaged')),
      );
    return () => {
      left = true;
      if (opened) void opened.loadingTask.destroy();
    };
  }, [caseId, bundle.id]);

  function goTo(page: number): void {
    pages.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' });
  }

  return (
    <Modal opened onClose={props.onClose} fullScreen title="Check before you release" padding={0}>
      <div className="preview">
        <nav aria-label="Parts of the bundle">
          {bundle.parts.map((part) => (
            <button type="button" key={`${part.kind} ${part.firstPage}`} onClick={() => goTo(part.firstPage)}>
              <span>{part.title}</span>
              <small>{part.firstPage}</small>
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys */}
        <section className="preview-pages" ref={pages} tabIndex={0} aria-label="Pages of the bundle">
          <ErrorNote error={error} />
          {pdf === null && error === null ? <Skeleton height={800} width={595 * scale} /> : null}
          {pdf === null
            ? null
            : Array.from({ length: pdf.numPages }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
                <PreviewPage key={index} pdf={pdf} page={index + 1} />
              ))}
        </section>
      </div>
    </Modal>
  );
}

/** Drawn while near the window, empty otherwise: a bundle may have thousands of pages. */
function PreviewPage({ pdf, page }: { pdf: PDFDocumentProxy; page: number }) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [size, setSize] = useState({ width: 595.28, height: 595.28 * usualShape });

  useEffect(() => {
    const target = frame.current;
    if (!target) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: '800px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return;
    const ending = new AbortController();
    const density = window.devicePixelRatio;
    void pdf
      .getPage(page)
      .then((proxy) => {
        const { width, height } = proxy.getViewport({ scale: 1 });
        setSize({ width, height });
        return renderPage(pdf, { page, scale, density, part: null }, target, ending.signal);
      })
      .catch(() => undefined);
    return () => ending.abort();
  }, [near, pdf, page]);

  return (
    <div
      ref={frame}
      data-page={page}
      className="preview-page"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      {near ? <canvas ref={canvas} role="img" aria-label={`Page ${page}`} /> : null}
    </div>
  );
}
