/** Internet messages (RFC 5322, MIME), by postal-mime; messages within the message are its children. */
import PostalMime, { type Address, decodeWords, type Email } from 'postal-mime';
import { AppError } from '../../contract/errors.ts';
import type { FileContent } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';
import { type Attachment, composeMessage, type Fact } from './compose-message.ts';

export async function readEml(bytes: Uint8Array): Promise<FileContent> {
  const email = await parse(bytes);
  const shown = new Set(['from', 'to', 'cc', 'subject', 'date', 'bcc', 'reply-to', 'sender']);
  const raw = (key: string): string =>
    email.headers
      .filter((header) => header.key === key)
      .map(({ value }) => decodeWords(value))
      .join('; ');
  return composeMessage({
    facts: [
      ['From', sayAddresses(email.from ? [email.from] : [], raw('from'))],
      ['Sender', sayAddresses(email.sender ? [email.sender] : [], raw('sender'))],
      ['To', sayAddresses(email.to, raw('to'))],
      ['Cc', sayAddresses(email.cc, raw('cc'))],
      ['Reply to', sayAddresses(email.replyTo, raw('reply-to'))],
      ['Date', raw('date')],
      ['Subject', email.subject ?? ''],
    ],
    blindCopies: sayAddresses(email.bcc, raw('bcc')),
    headers: email.headers
      .filter(({ key }) => !shown.has(key))
      .map(({ originalKey, value }): Fact => [originalKey, decodeWords(value)]),
    html: email.html ?? null,
    text: email.text ?? null,
    blocks: null,
    attachments: email.attachments.map(toAttachment),
    warnings: [],
    sent: raw('date'),
  });
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: intakeLimits.mimeDepth,
      attachmentEncoding: 'arraybuffer',
    });
  } catch {
    throw new AppError('file-damaged');
  }
}

/** As parsed, or as written where parsing loses something. */
function sayAddresses(addresses: readonly Address[] | undefined, written: string): string {
  if (addresses === undefined || addresses.length === 0) return written;
  return addresses.map(sayAddress).join('; ');
}

function sayAddress(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${address.group.map(sayAddress).join('; ')}`;
  if (address.name === '') return address.address;
  return address.address === '' ? address.name : `${address.name} <${address.address}>`;
}

const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'application/ms-tnef': 'dat',
};

function toAttachment(attachment: Email['attachments'][number], index: number): Attachment {
  const { filename, mimeType, content, contentId } = attachment;
  const ending = endings[mimeType] ?? mimeType.split('/')[1]?.replace(/^x-/, '') ?? 'bin';
  return {
    name: filename ?? `${mimeType === 'message/rfc822' ? 'Message' : 'Attachment'} ${index + 1}.${ending}`,
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    contentId: contentId ?? null,
  };
}
