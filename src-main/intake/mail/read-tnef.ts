/** winmail.dat: what Exchange wraps around rich messages (MS-OXTNEF). */
import { decompressRTF } from '@kenjiuno/decompressrtf';
import { AppError } from '../../contract/errors.ts';
import type { FileContent } from '../file-content.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { intakeLimits } from '../limits.ts';
import { decodeCodePage } from '../rtf/code-pages.ts';
import { type RtfContent, readRtf } from '../rtf/read-rtf.ts';
import { type Attachment, composeMessage } from './compose-message.ts';
import { type MapiValues, readMapiProperties } from './mapi-properties.ts';

/** Attributes, without their level. */
const attribute = {
  from: 0x8000,
  subject: 0x8004,
  dateSent: 0x8005,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachStart: 0x9002,
  mapi: 0x9003,
  attachMapi: 0x9005,
  codePage: 0x9007,
} as const;

/** Of MS-OXPROPS. */
const property = {
  subject: 0x0037,
  sender: 0x0c1a,
  senderAddress: 0x0c1f,
  to: 0x0e04,
  cc: 0x0e03,
  bcc: 0x0e02,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  displayName: 0x3001,
  contentId: 0x3712,
} as const;

type Draft = { title: string; bytes: Uint8Array | null; values: MapiValues };

/** Throws file-damaged. */
export function readTnef(bytes: Uint8Array): FileContent {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const message = new Map<number, Uint8Array>();
  const drafts: Draft[] = [];
  let values: MapiValues = new Map();
  let codePage = 1252;
  for (const { id, data } of listAttributes(view)) {
    const draft = drafts.at(-1);
    if (id === attribute.codePage && data.length >= 4) codePage = data.readUInt32LE(0);
    else if (id === attribute.mapi) values = readMapiProperties(data, codePage);
    else if (id === attribute.attachStart) drafts.push({ title: '', bytes: null, values: new Map() });
    else if (id === attribute.attachTitle && draft) draft.title = decodeZ(data, codePage);
    else if (id === attribute.attachData && draft) draft.bytes = data;
    else if (id === attribute.attachMapi && draft) draft.values = readMapiProperties(data, codePage);
    else message.set(id, data);
    if (drafts.length > intakeLimits.children)
      throw new AppError('file-too-large', { limit: intakeLimits.children });
  }
  const old = (id: number): string => decodeZ(message.get(id) ?? new Uint8Array(0), codePage);
  const text = (id: number): string => sayValue(values.get(id));
  const rtf = readRtfBody(values.get(property.rtf));
  const html = values.get(property.html);
  return composeMessage({
    facts: [
      [
        'From',
        [text(property.sender), text(property.senderAddress)].filter((part) => part !== '').join(' ') ||
          old(attribute.from),
      ],
      ['To', text(property.to)],
      ['Cc', text(property.cc)],
      ['Subject', text(property.subject) || old(attribute.subject)],
    ],
    blindCopies: text(property.bcc),
    headers: [],
    html: html instanceof Uint8Array ? decodeHtml(html, null) : (rtf?.html ?? null),
    text: text(property.body) || old(attribute.body) || null,
    blocks: rtf !== null && rtf.html === null ? rtf : null,
    attachments: drafts.flatMap(toAttachment),
    warnings: [],
    sent: '',
  });
}

/** signature (4), key (2), then level (1), attribute (4), length (4), data, checksum (2) (MS-OXTNEF, 2.1.3). */
function* listAttributes(view: Buffer): Generator<{ id: number; data: Buffer }> {
  for (let at = 6; at + 9 <= view.length; ) {
    const id = view.readUInt32LE(at + 1) & 0xffff;
    const length = view.readUInt32LE(at + 5);
    const from = at + 9;
    if (length > view.length - from) return;
    yield { id, data: view.subarray(from, from + length) };
    at = from + length + 2;
  }
}

function readRtfBody(compressed: string | Uint8Array | undefined): RtfContent | null {
  if (!(compressed instanceof Uint8Array)) return null;
  try {
    return readRtf(Uint8Array.from(decompressRTF([...compressed])));
  } catch {
    return null;
  }
}

function sayValue(value: string | Uint8Array | undefined): string {
  return typeof value === 'string' ? value : '';
}

function decodeZ(data: Uint8Array, codePage: number): string {
  return decodeCodePage(data, codePage).replace(/\0[\s\S]*$/, '');
}

/** A message inside comes as a TNEF of its own, behind the 16 bytes of its interface's name. */
function toAttachment({ title, bytes, values }: Draft, index: number): Attachment[] {
  const name =
    sayValue(values.get(property.longFileName)) ||
    title ||
    sayValue(values.get(property.fileName)) ||
    sayValue(values.get(property.displayName)) ||
    `Attachment ${index + 1}`;
  const data = values.get(property.data);
  const content = data instanceof Uint8Array ? data : bytes;
  if (content === null) return [];
  const contentId = sayValue(values.get(property.contentId));
  return [{ name, bytes: content, contentId: contentId === '' ? null : contentId }];
}
