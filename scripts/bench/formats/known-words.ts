/**
 * The words that a file is known to hold, found in its raw bytes without any of Candour's readers: by searching the
 * text elements of XML, the decoded parts of mail, the text streams of Outlook, the strings of BIFF and of .doc files.
 * Null where nobody can say.
 */
import CFB from 'cfb';
import yauzl from 'yauzl';

export async function findKnownWords(bytes: Buffer, type: string): Promise<Set<string> | null> {
  switch (type) {
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'odt':
    case 'ods':
    case 'odp':
      return collect(await readXmlTexts(bytes));
    case 'eml':
      return collect(readMail(bytes.toString('latin1'), 0));
    case 'msg':
      return collect(readOutlook(bytes));
    case 'xls':
      return collect(readBiff(bytes));
    case 'doc':
      return collect(readWordBytes(bytes));
    case 'rtf':
      return readRtfBytes(bytes.toString('latin1'));
    case 'html':
      return collect([stripTags(bytes.toString('utf8'))]);
    case 'text':
    case 'csv':
    case 'markdown':
      return collect([new TextDecoder().decode(bytes)]);
    default:
      return null;
  }
}

/** What is not a control word, from the first paragraph on: tables of fonts and styles stand before it. */
function readRtfBytes(source: string): Set<string> | null {
  // A message that Outlook wrapped: its mark-up is not what it says.
  if (/\\fromhtml1/.test(source)) return null;
  const text = source
    .slice(Math.max(0, source.search(/\\pard\b/)))
    .replace(/\{\\\*[^{}]*\}/g, ' ')
    .replace(/\\'[0-9a-f]{2}|\\u-?\d+ ?\??/g, '\u0000')
    .replace(/\\[a-z]+-?\d* ?/g, ' ');
  return collect([text], /^[a-z]{3,}$/);
}

export function listWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  );
}

function collect(texts: readonly string[], only = /^/): Set<string> {
  const words = texts.flatMap(listWords).filter((word) => only.test(word) && !word.includes('\ufffd'));
  return new Set(words);
}

/** Text elements of OOXML (t, delText, f, v of shared strings), and all text of OpenDocument's content. */
async function readXmlTexts(bytes: Buffer): Promise<string[]> {
  const texts: string[] = [];
  for (const [name, part] of await unzip(bytes)) {
    const xml = part.toString('utf8');
    if (name === 'content.xml') {
      texts.push(
        decodeEntities(
          xml
            .replace(/<text:(?:s|tab|line-break)\b[^>]*>|<\/(?:text:p|text:h)>/g, ' ')
            .replace(/<[^>]+>/g, ''),
        ),
      );
    } else if (
      /\.xml$/.test(name) &&
      /^(?:word|xl|ppt)\//.test(name) &&
      !/theme|styles|settings|fontTable|slideMaster|slideLayout|glossary|handoutMaster|notesMaster/i.test(
        name,
      )
    ) {
      // Runs of one paragraph make up its words together.
      const joined = xml.replace(
        /<\/(?:\w+:)?(?:p|si|is|comment|text)>|<(?:\w+:)?(?:br|tab|cr)\b[^>]*>/g,
        '<t> </t>',
      );
      const found = [...joined.matchAll(/<(?:\w+:)?(?:t|delText)(?: [^>]*)?>([^<]*)<\//g)].map(
        ([, text = '']) => decodeEntities(text),
      );
      // What Excel puts under a thread for programs that know none is not what anybody wrote.
      texts.push(found.join('').replace(/\[Threaded comment\][\s\S]*?Comment:/g, ' '));
    }
  }
  return texts;
}

function unzip(bytes: Buffer): Promise<[string, Buffer][]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, file) => {
      if (error || !file) return reject(error);
      const parts: [string, Buffer][] = [];
      file.on('entry', (entry: yauzl.Entry) => {
        if (!entry.fileName.endsWith('.xml')) return file.readEntry();
        file.openReadStream(entry, (problem, stream) => {
          if (problem || !stream) return file.readEntry();
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', () => file.readEntry());
          stream.on('end', () => {
            parts.push([entry.fileName.replaceAll('\\', '/'), Buffer.concat(chunks)]);
            file.readEntry();
          });
        });
      });
      file.on('end', () => resolve(parts));
      file.on('error', () => resolve(parts));
      file.readEntry();
    });
  });
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(
      /&(lt|gt|quot|apos|nbsp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' })[name] ?? ' ',
    )
    .replaceAll('&amp;', '&');
}

function stripTags(html: string): string {
  return decodeEntities(
    html
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<\/?(?:b|i|u|em|strong|span|font|a|sup|sub|small|big|o:p|wbr)\b[^<>]*>/gi, '')
      .replace(/<[^<>]+>/g, ' '),
  );
}

/** Bodies of text parts, with the names of attachments and the headers that everybody reads. */
function readMail(raw: string, depth: number): string[] {
  if (depth > 8) return [];
  const split = /\r?\n\r?\n/.exec(raw);
  const headers = (split === null ? raw : raw.slice(0, split.index)).replace(/\r?\n[ \t]+/g, ' ');
  const body = split === null ? '' : raw.slice(split.index + split[0].length);
  const header = (name: string): string =>
    new RegExp(`^${name}:(.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  const type = header('content-type') || 'text/plain';
  const said = ['from', 'to', 'cc', 'subject'].map(header).filter((value) => !value.includes('=?'));
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (/^multipart\//i.test(type) && mark !== undefined) {
    const parts = `\n${body}`
      .split(new RegExp(`\\r?\\n--${mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*(?=\\r?\\n|$)`))
      .slice(1);
    return [...said, ...parts.flatMap((part) => readMail(part.replace(/^\r?\n/, ''), depth + 1))];
  }
  const encoding = header('content-transfer-encoding').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? decodeQuoted(body) : body, 'latin1');
  if (/^message\/rfc822/i.test(type)) return [...said, ...readMail(bytes.toString('latin1'), depth + 1)];
  if (!/^text\//i.test(type)) return said;
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(charset).decode(bytes);
  } catch {
    text = bytes.toString('latin1');
  }
  return [...said, /html/i.test(type) ? stripTags(text) : text];
}

function decodeQuoted(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Subject, text, sender, recipients, names of attachments; of messages inside too (MS-OXMSG, 2.1). */
function readOutlook(bytes: Buffer): string[] {
  const file = CFB.read(bytes, { type: 'buffer' });
  return file.FullPaths.flatMap((path, index) => {
    const tag = /__substg1\.0_(0037|1000|0C1A|3001|3707)(001F|001E)$/i.exec(path);
    const content = file.FileIndex[index]?.content;
    if (tag === null || content === undefined) return [];
    const stream = Buffer.from(Uint8Array.from(content));
    const text =
      tag[2]?.toUpperCase() === '001F'
        ? stream.toString('utf16le')
        : stream.toString('latin1').replace(/[\x80-\xff]\S*/g, ' ');
    return [text.replace(/<[^>\s]+>/g, ' ')];
  });
}

/** Strings of the shared string table and of label cells (MS-XLS, SST and LABEL), searched as bytes. */
function readBiff(bytes: Buffer): string[] {
  let stream = bytes;
  if (bytes.readUInt32LE(0) === 0xe011cfd0) {
    const file = CFB.read(bytes, { type: 'buffer' });
    const entry = CFB.find(file, '/Workbook') ?? CFB.find(file, '/Book');
    if (entry === null) return [];
    stream = Buffer.from(Uint8Array.from(entry.content));
  }
  const texts: string[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const length = stream.readUInt16LE(at + 2);
    const record = stream.subarray(at + 4, at + 4 + length);
    // The strings of the table's first record; those that go on in the next are left out.
    if (type === 0x00fc) texts.push(...readSharedStrings(record));
    at += 4 + length;
  }
  return texts;
}

function readSharedStrings(record: Buffer): string[] {
  const texts: string[] = [];
  try {
    const count = record.readUInt32LE(4);
    let at = 8;
    for (let index = 0; index < count; index += 1) {
      const length = record.readUInt16LE(at);
      const flags = record[at + 2] ?? 0;
      at += 3;
      const runs = (flags & 8) === 0 ? 0 : record.readUInt16LE(at);
      if (runs > 0 || (flags & 8) !== 0) at += 2;
      const extra = (flags & 4) === 0 ? 0 : record.readUInt32LE(at);
      if ((flags & 4) !== 0) at += 4;
      const size = length * ((flags & 1) === 0 ? 1 : 2);
      if (at + size > record.length) return texts;
      texts.push(record.toString((flags & 1) === 0 ? 'latin1' : 'utf16le', at, at + size));
      at += size + runs * 4 + extra;
    }
  } catch {
    return texts;
  }
  return texts;
}

/** Long runs of letters in the stream of a Word file, one or two bytes each; short ones may be anything. */
function readWordBytes(bytes: Buffer): string[] {
  const file = CFB.read(bytes, { type: 'buffer' });
  const entry = CFB.find(file, '/WordDocument');
  if (entry === null) return [];
  const stream = Buffer.from(Uint8Array.from(entry.content));
  const end = Math.min(stream.length, stream.readUInt32LE(0x1c));
  const text = stream.subarray(Math.min(stream.readUInt32LE(0x18), end), end);
  const zeros = text.subarray(0, 4000).filter((byte) => byte === 0).length;
  const said =
    zeros > Math.min(text.length, 4000) / 4
      ? text.toString('utf16le')
      : text.toString('latin1').replace(/[\x80-\xff]/g, ' ');
  let inField = false;
  let readable = '';
  for (const character of said) {
    // Instructions of a field stand between 19 and 20, or 21 where it has no result.
    if (character === '\u0013') inField = true;
    else if (character === '\u0014' || character === '\u0015') inField = false;
    if (character === '\u0007') readable += ' ';
    else readable += !inField && /[\x20-\x7e\t\r\n]/.test(character) ? character : '\u0000';
  }
  return [...readable.matchAll(/(?<![^\s(])[A-Za-z]{3,}(?=[\s.,;:!?)]|$)/g)].map(([word]) => word);
}
