/** Annotations by page. Only a bare link to a page of the same file is harmless, and only outside redacted files. */
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, nameOf, type PdfDict } from '../objects/values.ts';
import { isJump } from './allow-list.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';

const linkKeys = new Set('Type Subtype Rect Border BS C H F P Dest A StructParent QuadPoints'.split(' '));

export function checkAnnotations(
  file: PdfFile,
  page: PageReading,
  strict: boolean,
  findings: Findings,
): void {
  const annotations = file.resolve(page.dict.entries.get('Annots'));
  if (!isArray(annotations)) return;
  const counts = new Map<string, number>();
  for (const item of annotations) {
    const annotation = dictOf(file.resolve(item));
    if (annotation === null || (!strict && isPlainLink(file, annotation))) continue;
    const kind = kindOf(nameOf(file.resolve(annotation.entries.get('Subtype'))));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const [kind, count] of counts)
    findings.add(kind, page.page, `${countOf(count, 'annotation')} on the page.`);
}

function kindOf(subtype: string | null): string {
  switch (subtype) {
    case 'Widget':
      return 'form-field';
    case 'Redact':
      return 'unapplied-redaction';
    case 'FileAttachment':
      return 'attachment';
    default:
      return 'annotation';
  }
}

function isPlainLink(file: PdfFile, annotation: PdfDict): boolean {
  if (nameOf(file.resolve(annotation.entries.get('Subtype'))) !== 'Link') return false;
  if (![...annotation.entries.keys()].every((key) => linkKeys.has(key))) return false;
  const target = file.resolve(annotation.entries.get('Dest'));
  return isArray(target) || isJump(file, file.resolve(annotation.entries.get('A')));
}
