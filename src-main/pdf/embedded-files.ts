/**
 * Files inside a PDF: named in its catalogue, of a portfolio, behind an annotation, or tied to a page or object
 * (ISO 32000-2, 7.11.4, 12.3.5, 12.5.6.15, 14.13). Each is a file specification with an embedded stream.
 */
import { AppError } from '../contract/errors.ts';
import type { Child } from '../intake/file-content.ts';
import { intakeLimits } from '../intake/limits.ts';
import type { PdfSource } from './engine.ts';
import { type PdfFile, readPdfFile } from './objects/file.ts';
import {
  decodeTextString,
  dictOf,
  isArray,
  isStream,
  isString,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './objects/values.ts';

export type EmbeddedFiles = {
  readonly children: readonly Child[];
  /** Streams whose filters fail: what could be read of them is among the children. */
  readonly damaged: number;
};

/** Throws what readPdfFile throws; `file-too-large` where they are more, or expand to more, than an archive may hold. */
export function readEmbeddedFiles(source: PdfSource): EmbeddedFiles {
  const file = readPdfFile(source.bytes, source.password);
  const streams = new Map<PdfStream, string>();
  for (const specification of listFileSpecifications(file)) noteStream(file, specification, streams);
  if (streams.size > intakeLimits.children)
    throw new AppError('file-too-large', { limit: intakeLimits.children });
  let expanded = 0;
  let damaged = 0;
  const children = [...streams].map(([stream, untrustedName], index): Child => {
    const { data, problem } = file.decode(stream);
    expanded += data.length;
    if (problem === 'too-large' || expanded > intakeLimits.expandedBytes)
      throw new AppError('file-too-large', { limit: intakeLimits.expandedBytes });
    if (problem !== null) damaged += 1;
    return { untrustedName: untrustedName === '' ? `attached-${index + 1}` : untrustedName, bytes: data };
  });
  return { children, damaged };
}

const deepest = 50;

/** Those with a file inside the PDF, in the order of its objects. */
export function listFileSpecifications(file: PdfFile): PdfDict[] {
  const found: PdfDict[] = [];
  // Objects within objects; what is behind a reference is visited as an object of its own.
  const visit = (value: PdfValue, depth: number): void => {
    if (depth > deepest) return;
    if (isArray(value)) for (const item of value) visit(item, depth + 1);
    const dict = dictOf(value);
    if (dict === null) return;
    if (dictOf(file.resolve(dict.entries.get('EF'))) !== null) found.push(dict);
    for (const inner of dict.entries.values()) visit(inner, depth + 1);
  };
  for (const { value } of file.current.values()) visit(value, 0);
  return found;
}

/** The same file for several systems is one: UF is Unicode, F comes next, the rest is of the past (table 43). */
function noteStream(file: PdfFile, specification: PdfDict, streams: Map<PdfStream, string>): void {
  const embedded = dictOf(file.resolve(specification.entries.get('EF')));
  const keys = ['UF', 'F', 'Unix', 'DOS', 'Mac'];
  const stream = keys.map((key) => file.resolve(embedded?.entries.get(key))).find(isStream);
  if (stream === undefined) return;
  const name = keys.map((key) => file.resolve(specification.entries.get(key))).find(isString);
  const untrustedName = name === undefined ? '' : decodeTextString(name.bytes).replaceAll('\\', '/');
  if ((streams.get(stream) ?? '') === '') streams.set(stream, untrustedName);
}
