/**
 * A file as a working PDF: a PDF without its password, its annotations and form fields set into its pages; everything else
 * set on pages.
 */
import { AppError } from '../contract/errors.ts';
import { PlainDate } from '../contract/values.ts';
import type { Warning } from '../intake/file-content.ts';
import { detectFileType } from '../intake/file-type.ts';
import { readFileContent } from '../intake/read-file.ts';
import { describeUnconverted } from '../intake/unconverted.ts';
import { type EmbeddedFiles, readEmbeddedFiles } from './embedded-files.ts';
import type { PdfSource, PdfTaskOptions, PdfTasks } from './engine.ts';
import { flattenDocument } from './flatten.ts';
import { limits } from './limits.ts';
import { openPdfiumDocument, saveWithoutSecurity } from './pdfium.ts';
import { printContent } from './print/print-content.ts';
import type { PdfResources } from './resources.ts';

type Convert = PdfTasks['convert'];

/** Throws the codes of files that come in; `file-unsupported` where no reader knows the format. */
export async function convertDocument(
  { source, untrustedName = '', unconverted = null }: Convert['input'],
  resources: PdfResources,
  options: PdfTaskOptions,
): Promise<Convert['output']> {
  const type = await detectFileType(source.bytes, untrustedName);
  if (type === 'pdf' && unconverted === null) return convertPdf(source);
  const content =
    unconverted !== null || type === 'pdf'
      ? describeUnconverted(type, { bytes: source.bytes, untrustedName }, unconverted ?? 'file-unsupported')
      : await readFileContent(type, { bytes: source.bytes, untrustedName, password: source.password });
  const { bytes, pages, undrawn, hidden } = await printContent(content, {
    resourcesFolder: resources.folder,
    ...options,
  });
  return {
    bytes,
    pages,
    type,
    hidden,
    warnings: undrawn ? [...content.warnings, 'characters-not-drawn'] : content.warnings,
    date: readDate(content.date),
    message: content.message ?? null,
    children: content.children,
  };
}

/** A date that is none, such as 31 February, is not told. */
function readDate(date: string | null | undefined): PlainDate | null {
  const parsed = PlainDate.safeParse(date);
  return parsed.success ? parsed.data : null;
}

async function convertPdf(source: PdfSource): Promise<Convert['output']> {
  const document = await openPdfiumDocument(source);
  try {
    const { pages, pdfium, handle } = document;
    const encrypted = pdfium.EPDF_IsEncrypted(handle);
    if (pages > limits.pages) throw new AppError('file-too-many-pages', { pages, limit: limits.pages });
    const embedded = readEmbedded(source);
    const common = { pages, type: 'pdf', hidden: [], date: null, message: null } as const;
    const flat = flattenDocument(document, { from: 1, to: pages });
    const warnings: Warning[] = [
      ...(encrypted ? (['password-removed'] as const) : []),
      ...(flat === null ? [] : (['annotations-set'] as const)),
      ...(embedded.damaged > 0 ? (['member-not-read'] as const) : []),
    ];
    const bytes = flat ?? (encrypted ? saveWithoutSecurity(document) : source.bytes);
    return { ...common, bytes, warnings, children: embedded.children };
  } finally {
    document.close();
  }
}

/** The pages come in whatever the files inside are; that there are some is told by `inspect`. */
function readEmbedded(source: PdfSource): EmbeddedFiles {
  try {
    return readEmbeddedFiles(source);
  } catch {
    return { children: [], damaged: 1 };
  }
}
