/** PDF work without PDFs: a file is JSON with the texts of its pages, and each answer is made from those. */

import type { BundlePart, VerificationFinding } from '../../../src-main/contract/bundle.ts';
import type { MessageOrigin } from '../../../src-main/contract/copies.ts';
import { AppError, type ErrorCode } from '../../../src-main/contract/errors.ts';
import type { ReadingFlag, ReadWord } from '../../../src-main/contract/reading.ts';
import type { Rect } from '../../../src-main/contract/values.ts';
import type {
  ExtractedPage,
  PdfEngine,
  PdfSource,
  PdfTaskName,
  PdfTasks,
} from '../../../src-main/pdf/engine.ts';

type FakeFile = { readonly pages: readonly string[]; readonly password: string | null };

export type FakeEngine = PdfEngine & {
  /** What was asked, in order. */
  readonly asked: { readonly name: PdfTaskName; readonly input: unknown }[];
  /** Runs before each task; may wait, or throw what the task then fails with. */
  before: (name: PdfTaskName, signal: AbortSignal | undefined, input: unknown) => unknown;
  /** What `verify` finds in a document, and in a bundle. */
  documentFindings: readonly VerificationFinding[];
  bundleFindings: readonly VerificationFinding[];
  /** What `countPages` says of its two readers. */
  readersAgree: boolean;
};

export const pageBox: Rect = [0, 0, 595, 842];
const header = '%PDF-FAKE ';

const messageHeader = 'MESSAGE ';

/** What a file that is no PDF says of itself. */
type FakeMessage = {
  readonly pages: readonly string[];
  readonly date?: string;
  readonly message?: MessageOrigin;
  readonly hidden?: PdfTasks['convert']['output']['hidden'];
  readonly carries?: readonly { readonly name: string; readonly bytes: string }[];
};

/** The bytes of a file that has to be converted, with the files that it carries. */
export function makeMessage(
  message: Omit<FakeMessage, 'carries'> & { readonly carries?: Readonly<Record<string, Uint8Array>> },
): Uint8Array<ArrayBuffer> {
  const carries = Object.entries(message.carries ?? {}).map(([name, bytes]) => ({
    name,
    bytes: Buffer.from(bytes).toString('base64'),
  }));
  return new Uint8Array(Buffer.from(messageHeader + JSON.stringify({ ...message, carries }), 'utf8'));
}

function readMessage(bytes: Uint8Array): FakeMessage | null {
  const text = Buffer.from(bytes).toString('utf8');
  return text.startsWith(messageHeader) ? JSON.parse(text.slice(messageHeader.length)) : null;
}

type Scan = {
  readonly text: string;
  readonly confidence: number;
  readonly flags: readonly ReadingFlag[];
  /** The text that is there before a machine has read the page. */
  readonly typed: string;
};

/** The text of a page that is a picture: nothing but `typed` can be read but by machine. */
export function scanOf(
  text: string,
  confidence = 0.95,
  flags: readonly ReadingFlag[] = [],
  typed = '',
): string {
  const scan: Scan = { text, confidence, flags, typed };
  return `${scanHeader}${JSON.stringify(scan)}`;
}

const scanHeader = 'Scan: ';

function readScan(page: string): Scan | null {
  return page.startsWith(scanHeader) ? JSON.parse(page.slice(scanHeader.length)) : null;
}

function listWords(text: string, confidence: number): ReadWord[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word, at) => ({
    text: word,
    confidence,
    start: [50, 780 - 20 * at],
    angle: 0,
    length: 6 * word.length,
    above: 9,
    below: 3,
    endsLine: true,
  }));
}

/** The bytes of a file with one page for each text. */
export function makeFile(pages: readonly string[], password: string | null = null): Uint8Array<ArrayBuffer> {
  return encode({ pages, password });
}

export function createFakeEngine(): FakeEngine {
  const tasks: {
    readonly [Name in PdfTaskName]: (input: PdfTasks[Name]['input']) => PdfTasks[Name]['output'];
  } = {
    countPages: ({ source }) => ({ pages: openFile(source).pages.length, agreed: engine.readersAgree }),
    extract: ({ source }) => ({
      pages: openFile(source).pages.map(layOut),
      annotated: false,
      findings: [],
    }),
    findScans: ({ source }) => ({
      pages: openFile(source).pages.flatMap((page, index) =>
        readScan(page) === null ? [] : [{ page: index + 1, reason: 'no-text' as const }],
      ),
    }),
    recognise: ({ source, page }) => {
      const scan = readScan(openFile(source).pages[page - 1] ?? '');
      if (scan === null) throw refuse('file-damaged');
      const { text, boxes } = layOut(scan.text, page - 1);
      return {
        reading: {
          confidence: scan.confidence,
          flags: scan.flags,
          replacesLayer: false,
          words: listWords(scan.text, scan.confidence),
        },
        text,
        boxes,
      };
    },
    layWords: ({ source, readings }) => {
      const { pages, password } = openFile(source);
      const laid = pages.map((text, index) =>
        readings.some(({ page }) => page === index + 1) ? (readScan(text)?.text ?? text) : text,
      );
      return { bytes: encode({ pages: laid, password }) };
    },
    inspect: ({ source }) => ({
      pages: openFile(source).pages.length,
      findings: [{ kind: 'metadata', page: null, count: 1, places: [] }],
    }),
    convert: ({ source, unconverted = null }) => {
      const message = unconverted === null ? readMessage(source.bytes) : null;
      const pages =
        unconverted !== null ? [`Not converted: ${unconverted}`] : (message?.pages ?? openFile(source).pages);
      const { date = null, message: origin = null, hidden = [], carries = [] } = message ?? {};
      return {
        bytes: encode({ pages, password: null }),
        pages: pages.length,
        type: message === null ? 'pdf' : 'eml',
        hidden,
        warnings: source.password === null ? [] : ['password-removed'],
        date,
        message: origin,
        children: carries.map(({ name, bytes }) => ({
          untrustedName: name,
          bytes: Buffer.from(bytes, 'base64'),
        })),
      };
    },
    join: ({ parts }) => {
      const opened = parts.map((bytes) => openFile({ bytes, password: null }).pages);
      return {
        bytes: encode({ pages: opened.flat(), password: null }),
        pages: opened.map(({ length }) => length),
      };
    },
    redact: ({ source, marks, names = [], range }) => {
      const { pages } = openFile(source);
      const { from, to } = range ?? { from: 1, to: pages.length };
      const numbers = pages.map((_, index) => index + 1).filter((page) => page >= from && page <= to);
      return {
        bytes: encode({ pages: pages.slice(from - 1, to), marks, redacted: true }),
        pages: numbers.map((page) => ({
          page,
          writer: 'raster' as const,
          reason: null,
          marks: marks.filter((mark) => mark.page === page).length,
          words: 0,
          layout: { page, boxes: [], moves: [] },
          // As if every box were as wide as its words, and the case's first name fitted.
          gaps: marks.flatMap(({ page: own, rect }, number) =>
            own === page
              ? [
                  {
                    rect,
                    marks: [number],
                    width: 'exact' as const,
                    fitting: 3,
                    of: 1000,
                    known: names.length > 0 ? [0] : [],
                  },
                ]
              : [],
          ),
        })),
      };
    },
    joinRanges: ({ ranges }) => ({
      bytes: encode({
        pages: ranges.flatMap((bytes) => openFile({ bytes, password: null }).pages),
        password: null,
      }),
    }),
    verify: ({ original }) => {
      const findings = original === null ? engine.bundleFindings : engine.documentFindings;
      return { clean: findings.length === 0, findings };
    },
    assemble: ({ title, parts, password }) => ({
      bytes: encode({ title, password, parts: parts.map((part) => part.title) }),
      pages: parts.length,
      parts: parts.map(
        (part, index): BundlePart => ({
          kind: part.kind,
          documentId: part.kind === 'document' ? part.documentId : null,
          title: part.title,
          date: part.kind === 'document' ? part.date : null,
          firstPage: index + 1,
          lastPage: index + 1,
        }),
      ),
    }),
  };

  const engine: FakeEngine = {
    workers: 2,
    asked: [],
    before: () => undefined,
    documentFindings: [],
    bundleFindings: [],
    readersAgree: true,
    async run(name, input, options = {}) {
      engine.asked.push({ name, input });
      await engine.before(name, options.signal, input);
      if (options.signal?.aborted) throw new AppError('cancelled');
      const output = tasks[name](input);
      options.onProgress?.({ done: 1, total: 1 });
      return output;
    },
    close: async () => undefined,
  };
  return engine;
}

/** Whether a task is about the file with this text on one of its pages. */
export function isAbout(input: unknown, text: string): boolean {
  if (typeof input !== 'object' || input === null || !('source' in input)) return false;
  const { source } = input;
  if (typeof source !== 'object' || source === null || !('bytes' in source)) return false;
  return source.bytes instanceof Uint8Array && Buffer.from(source.bytes).toString('utf8').includes(text);
}

function encode(content: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(header + JSON.stringify(content), 'utf8'));
}

function openFile({ bytes, password }: PdfSource): FakeFile {
  const text = Buffer.from(bytes).toString('utf8');
  if (!text.startsWith(header)) throw refuse('file-unsupported');
  const file = readJson(text.slice(header.length));
  if (file.password !== null && file.password !== password) {
    throw refuse(password === null ? 'file-password-needed' : 'file-password-wrong');
  }
  return file;
}

function readJson(json: string): FakeFile {
  try {
    return JSON.parse(json);
  } catch {
    throw refuse('file-damaged');
  }
}

function refuse(code: ErrorCode): AppError {
  return new AppError(code);
}

/** Six points a character, twenty a line, from the top left. */
function layOut(shown: string, index: number): ExtractedPage {
  const scan = readScan(shown);
  const toRead = scan === null ? null : 'no-text';
  const text = scan?.typed ?? shown;
  const boxes = new Float32Array(text.length * 4);
  let [line, column] = [0, 0];
  for (const [at, character] of [...text].entries()) {
    if (character === '\n') {
      line += 1;
      column = 0;
      continue;
    }
    const [x, y] = [50 + column * 6, 780 - line * 20];
    if (character !== ' ') boxes.set([x, y, x + 6, y + 12], at * 4);
    column += 1;
  }
  return {
    page: index + 1,
    mediaBox: pageBox,
    cropBox: pageBox,
    rotation: 0,
    userUnit: 1,
    text,
    boxes,
    toRead,
  };
}
