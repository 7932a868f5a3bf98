/** Outlook messages (MS-OXMSG), by msgreader; messages within the message are its children. */
import { decompressRTF } from '@kenjiuno/decompressrtf';
import MsgReaderModule from '@kenjiuno/msgreader';
import { AppError } from '../../contract/errors.ts';
import type { FileContent, Warning } from '../file-content.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { sayPropertyName } from '../property-name.ts';
import { nameCodePage } from '../rtf/code-pages.ts';
import { type RtfContent, readRtf } from '../rtf/read-rtf.ts';
import { type Attachment, composeMessage, type Fact } from './compose-message.ts';

/** Node gives a CommonJS module as a whole, other loaders its default at once. */
const MsgReader = isClass(MsgReaderModule) ? MsgReaderModule : MsgReaderModule.default;

function isClass(module: unknown): module is typeof MsgReaderModule.default {
  return typeof module === 'function';
}

type Reader = InstanceType<typeof MsgReader>;
type Fields = ReturnType<Reader['getFileData']>;

/** Throws file-damaged. */
export function readMsg(bytes: Uint8Array): FileContent {
  const { reader, fields } = openMessage(bytes);
  const warnings = new Set<Warning>();
  const rtf = readRtfBody(fields, warnings);
  const own = fields.headers === undefined ? [] : splitHeaders(fields.headers);
  const html =
    fields.bodyHtml ??
    (fields.html ? decodeHtml(fields.html, nameCodePage(fields.internetCodepage ?? 0)) : null);
  return composeMessage({
    facts: [
      ['From', sayPerson(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail)],
      ['To', listRecipients(fields, 'to')],
      ['Cc', listRecipients(fields, 'cc')],
      ['Sent', fields.clientSubmitTime ?? ''],
      ['Received', fields.messageDeliveryTime ?? ''],
      ['Subject', fields.subject ?? ''],
      ...listOwnFacts(fields),
    ],
    blindCopies: listRecipients(fields, 'bcc'),
    headers: [...own, ...listProperties(fields)],
    html: html ?? rtf?.html ?? null,
    text: fields.body ?? null,
    blocks: rtf !== null && rtf.html === null && rtf.blocks.length > 0 ? rtf : null,
    attachments: (fields.attachments ?? []).flatMap((attachment, index) =>
      readAttachment(reader, attachment, index, warnings),
    ),
    warnings: [...warnings],
    sent: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '',
  });
}

/** Text that is not Unicode is read again in the code page that the message names. */
function openMessage(bytes: Uint8Array): { reader: Reader; fields: Fields } {
  const open = (ansiEncoding: string | null): { reader: Reader; fields: Fields } => {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (ansiEncoding !== null) reader.parserConfig = { ansiEncoding };
    const fields = reader.getFileData();
    if (fields.error !== undefined || fields.dataType !== 'msg') throw new AppError('file-damaged');
    return { reader, fields };
  };
  try {
    const first = open(null);
    const page = first.fields.messageCodepage ?? first.fields.internetCodepage;
    const name = page === undefined || page === 65001 ? null : nameCodePage(page);
    return name === null || name === 'windows-1252'
      ? first
      : open(name.replace(/^shift_jis$/, 'cp932').replace(/^iso-2022-jp$/, 'cp932'));
  } catch {
    throw new AppError('file-damaged');
  }
}

function readRtfBody({ compressedRtf }: Fields, warnings: Set<Warning>): RtfContent | null {
  if (compressedRtf === undefined) return null;
  try {
    return readRtf(Uint8Array.from(decompressRTF([...compressedRtf])));
  } catch {
    warnings.add('formatting-unreadable');
    return null;
  }
}

function sayPerson(name: string | undefined, address: string | undefined): string {
  if (name === undefined || name === '' || name === address) return address ?? '';
  // Addresses of Exchange (/O=…) tell nobody anything; they stand among the headers.
  return address === undefined || address.startsWith('/') ? name : `${name} <${address}>`;
}

function listRecipients({ recipients = [] }: Fields, kind: 'to' | 'cc' | 'bcc'): string {
  return recipients
    .filter(({ recipType }) => (recipType ?? 'to') === kind)
    .map(({ name, smtpAddress, email }) => sayPerson(name, smtpAddress ?? email))
    .join('; ');
}

/** Unfolded (RFC 5322, 2.2.3). */
function splitHeaders(text: string): Fact[] {
  return text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line): Fact[] => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
    });
}

const shown = new Set([
  'senderName',
  'senderEmail',
  'senderSmtpAddress',
  'subject',
  'body',
  'bodyHtml',
  'headers',
  'clientSubmitTime',
  'messageDeliveryTime',
  'dataType',
  'instMsg',
  'contactHtml',
]);
/** Properties that say how the file is kept, not what it says. */
const technical =
  /^(?:rawProps|contentLength|dataId|folderId|normalizedSubject|conversationTopic|messageFlags|.*Codepage|messageLocaleId|inst|timeZoneDesc|messageClass)/;

/** Appointments and contacts are nothing but their properties; of a message they are beside the text. */
function listOwnFacts(fields: Fields): Fact[] {
  return isMessage(fields) ? [] : listSaid(fields);
}

function listProperties(fields: Fields): Fact[] {
  const recipients = (fields.recipients ?? []).flatMap(({ email }): Fact[] =>
    email?.startsWith('/') ? [['Recipient', email]] : [],
  );
  const sender: Fact[] = fields.senderEmail?.startsWith('/') ? [['Sender', fields.senderEmail]] : [];
  return [...(isMessage(fields) ? listSaid(fields) : []), ...sender, ...recipients];
}

function isMessage({ messageClass = 'IPM.Note' }: Fields): boolean {
  return messageClass.startsWith('IPM.Note') || messageClass.startsWith('REPORT');
}

function listSaid(fields: Fields): Fact[] {
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]): Fact[] => {
    if (shown.has(name) || technical.test(name)) return [];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    return [[sayPropertyName(name), String(value)]];
  });
}

function readAttachment(reader: Reader, fields: Fields, index: number, warnings: Set<Warning>): Attachment[] {
  const isMessageInside = fields.innerMsgContent === true;
  const name = fields.fileName ?? fields.fileNameShort ?? fields.name ?? `Attachment ${index + 1}`;
  try {
    const { content } = reader.getAttachment(fields);
    if (content === undefined) throw new AppError('file-damaged');
    return [
      {
        name: isMessageInside && !/\.msg$/i.test(name) ? `${name}.msg` : name,
        bytes: content,
        contentId: fields.pidContentId ?? null,
      },
    ];
  } catch {
    warnings.add('member-not-read');
    return [];
  }
}
