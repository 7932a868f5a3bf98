/** The file as bytes and as a graph of objects: one revision, nothing beside it, nothing in it without a use. */
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, isDict, isRef, isStream, nameOf, type PdfValue } from '../objects/values.ts';
import { countOf, type Findings } from './findings.ts';

export function checkStructure(file: PdfFile, findings: Findings): void {
  checkRevisions(file, findings);
  checkBytes(file, findings);
  checkTable(file, findings);
  checkReachable(file, findings);
}

function checkRevisions(file: PdfFile, findings: Findings): void {
  const firstEnd = file.scan.ends[0] ?? file.bytes.length;
  const revised =
    !file.linearized &&
    file.scan.objects.some((object) => object.offset >= firstEnd && !isTableStream(object.value));
  const seen = new Set<number>();
  let twice = 0;
  for (const object of file.all) {
    if (seen.has(object.num)) twice += 1;
    seen.add(object.num);
  }
  if (revised)
    findings.add(
      'previous-revision',
      null,
      'The file was changed after it was first written; earlier contents may still be in it.',
    );
  if (twice > 0)
    findings.add(
      'previous-revision',
      null,
      `${countOf(twice, 'object')} of the file exist in more than one version.`,
    );
}

function isTableStream(value: PdfValue): boolean {
  return isStream(value) && nameOf(value.dict.entries.get('Type')) === 'XRef';
}

function checkBytes(file: PdfFile, findings: Findings): void {
  const foreign = [...file.scan.foreign, ...file.foreign].reduce((sum, part) => sum + part.length, 0);
  if (foreign > 0)
    findings.add('foreign-bytes', null, `${countOf(foreign, 'byte')} of the file belong to no object.`);
  const end = file.scan.ends.at(-1);
  if (end === undefined) findings.add('damaged', null, 'The file has no end mark.');
  if (file.malformed > 0)
    findings.add('damaged', null, `${countOf(file.malformed, 'place')} of the file cannot be read as PDF.`);
  let strange = 0;
  for (const object of file.all) if (hasStrangeKeys(object.value)) strange += 1;
  if (strange > 0)
    findings.add('damaged', null, `${countOf(strange, 'object')} hold a key twice or a value without a key.`);
}

function hasStrangeKeys(value: PdfValue): boolean {
  if (isArray(value)) return value.some(hasStrangeKeys);
  const dict = dictOf(value);
  return (
    dict !== null &&
    [...dict.entries].some(([key, inner]) => key.startsWith('\u0000') || hasStrangeKeys(inner))
  );
}

function checkTable(file: PdfFile, findings: Findings): void {
  if (file.xref.broken) findings.add('broken-xref', null, 'The table of objects cannot be read.');
  else if (file.misplaced > 0)
    findings.add(
      'broken-xref',
      null,
      `${countOf(file.misplaced, 'object')} are not where the table of objects says.`,
    );
}

/** Streams that hold other objects or the tables have no place in the graph and need none. */
function isStructural(value: PdfValue): boolean {
  const dict = dictOf(value);
  if (dict === null) return value === null;
  const type = nameOf(dict.entries.get('Type'));
  return type === 'XRef' || type === 'ObjStm' || dict.entries.has('Linearized');
}

function checkReachable(file: PdfFile, findings: Findings): void {
  const reached = new Set<number>();
  const queue: PdfValue[] = [file.trailer, ...file.xref.trailers];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (isRef(value)) {
      if (reached.has(value.num)) continue;
      reached.add(value.num);
      queue.push(file.current.get(value.num)?.value ?? null);
    } else if (isArray(value)) queue.push(...value);
    else {
      const dict = isDict(value) ? value : dictOf(value);
      if (dict !== null) queue.push(...dict.entries.values());
    }
  }
  let unused = 0;
  for (const object of file.current.values())
    if (!reached.has(object.num) && !isStructural(object.value) && !isHintStream(file, object.value))
      unused += 1;
  if (unused > 0)
    findings.add(
      'unreachable-object',
      null,
      `${countOf(unused, 'object')} of the file are not used by any page.`,
    );
}

/** Annex F.4: only the linearization dictionary knows of it, by its offset. */
function isHintStream(file: PdfFile, value: PdfValue): boolean {
  return file.linearized && isStream(value) && value.dict.entries.has('S') && !value.dict.entries.has('Type');
}
