/** The Info dictionary and XMP: who made the file may be said, nothing else about anyone. */
import type { PdfFile } from '../objects/file.ts';
import { decodeTextString, dictOf, isStream, isString, nameOf, type PdfDict } from '../objects/values.ts';
import { countOf, type Findings } from './findings.ts';

const freeKeys = new Set(['Title', 'Producer', 'Creator', 'CreationDate', 'ModDate', 'Trapped']);
const longestSoftwareName = 120;

/** `strict` for our own documents: producer and creator must then be Candour, and no title is expected. */
export function checkMetadata(file: PdfFile, strict: boolean, findings: Findings): void {
  const info = dictOf(file.resolve(file.trailer.entries.get('Info')));
  const values = info === null ? new Set<string>() : checkInfo(file, info, strict, findings);
  let streams = 0;
  let foreign = 0;
  for (const object of file.current.values()) {
    if (!isStream(object.value) || nameOf(object.value.dict.entries.get('Type')) !== 'Metadata') continue;
    streams += 1;
    foreign += countForeign(Buffer.from(file.decode(object.value).data).toString('utf8'), values);
  }
  if (foreign > 0)
    findings.add(
      'metadata',
      null,
      `${countOf(streams, 'metadata stream')} with ${countOf(foreign, 'value')} beyond title, program and dates.`,
    );
}

function checkInfo(file: PdfFile, info: PdfDict, strict: boolean, findings: Findings): Set<string> {
  const values = new Set<string>();
  let extra = 0;
  for (const [key, value] of info.entries) {
    const text = file.resolve(value);
    const plain = isString(text) ? decodeTextString(text.bytes).trim() : '';
    if (plain === '') {
      if (!freeKeys.has(key) && !isString(text) && text !== null) extra += 1;
      continue;
    }
    if (!isFree(key, plain, strict)) extra += 1;
    else values.add(plain);
  }
  if (extra > 0)
    findings.add(
      'metadata',
      null,
      `The document's information has ${countOf(extra, 'entry', 'entries')} beyond title, program and dates.`,
    );
  return values;
}

function isFree(key: string, text: string, strict: boolean): boolean {
  if (!freeKeys.has(key)) return text === 'Candour';
  if (key === 'CreationDate' || key === 'ModDate') return /^(?:D:)?[\d+\-Z' :TA-Za-z]{4,40}$/.test(text);
  if (key === 'Producer' || key === 'Creator')
    return strict ? /^Candour(?: \d+(?:\.\d+)*)?$/.test(text) : text.length <= longestSoftwareName;
  return true;
}

const harmless = [
  /^[\d\-:T.+Z]{4,35}$/,
  /^(?:uuid:|xmp\.[di]id:|urn:uuid:)?[0-9a-f-]{32,36}$/i,
  /^application\/pdf$/,
  /^[\dA-Z]$/,
  /^(?:True|False)$/,
  /^x-default$/,
  /^[a-z]{2}-[A-Z]{2}$/,
];

/** Values in an XMP packet that neither repeat the Info dictionary nor are dates, identifiers or levels. */
export function countForeign(xml: string, known: ReadonlySet<string>): number {
  const body = xml.replace(/<\?xpacket[^?]*\?>/g, '');
  const values: string[] = [];
  for (const text of body.split(/<[^>]*>/)) values.push(text);
  for (const tag of body.match(/<[^>]*>/g) ?? [])
    for (const [, name, value] of tag.matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g))
      if (name !== undefined && !/^xmlns|^rdf:about$|^x:xmptk$|^rdf:parseType$|^xml:lang$/.test(name))
        values.push(value ?? '');
  return values
    .map((value) => decodeEntities(value).trim())
    .filter((value) => value !== '' && !known.has(value) && !harmless.some((form) => form.test(value)))
    .length;
}

export function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))),
    )
    .replace(/&#(\d{1,7});/g, (_, digits: string) => String.fromCodePoint(Math.min(0x10ffff, Number(digits))))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities.get(name) ?? '');
}

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
]);
