/** Office files before 2007 (MS-CFB): streams by path, and the properties that Windows keeps of them (MS-OLEPS). */
import CFB from 'cfb';
import { AppError } from '../../contract/errors.ts';
import type { Block, HiddenPart } from '../file-content.ts';
import { decodeCodePage } from '../rtf/code-pages.ts';

export type CompoundFile = {
  /** Of the root storage; null where there is none. */
  stream(name: string): Buffer | null;
  /** Below the root, with forward slashes. */
  readonly paths: readonly string[];
};

/** Throws file-damaged. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  try {
    const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
    return {
      stream: (name) => {
        const entry = CFB.find(file, `/${name}`);
        return entry === null ? null : Buffer.from(Uint8Array.from(entry.content));
      },
      paths: file.FullPaths.map((path) => path.slice(path.indexOf('/') + 1)),
    };
  } catch {
    throw new AppError('file-damaged');
  }
}

/** MS-OLEPS, 2.18 and MS-OSHARED, 2.3.3.2. */
const names: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '\u0005SummaryInformation': {
    2: 'Title',
    3: 'Subject',
    4: 'Author',
    5: 'Keywords',
    6: 'Comments',
    7: 'Template',
    8: 'Last saved by',
    9: 'Revision',
  },
  '\u0005DocumentSummaryInformation': {
    2: 'Category',
    14: 'Manager',
    15: 'Company',
    26: 'Content type',
    27: 'Status',
  },
};

export function readCompoundProperties(file: CompoundFile): HiddenPart[] {
  const rows = Object.entries(names).flatMap(([stream, labels]) => {
    const bytes = file.stream(stream);
    return bytes === null ? [] : readPropertySet(bytes, labels);
  });
  return rows.length === 0
    ? []
    : [{ kind: 'metadata', count: rows.length, blocks: [{ kind: 'facts', rows }] }];
}

/** What breaks off is left out. */
function readPropertySet(
  bytes: Buffer,
  labels: Readonly<Record<number, string>>,
): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [];
  try {
    const start = bytes.readUInt32LE(44);
    const count = Math.min(bytes.readUInt32LE(start + 4), 1000);
    let codePage = 1252;
    for (let index = 0; index < count; index += 1) {
      const id = bytes.readUInt32LE(start + 8 + index * 8);
      const at = start + bytes.readUInt32LE(start + 12 + index * 8);
      const type = bytes.readUInt16LE(at);
      if (id === 1 && type === 2) codePage = bytes.readUInt16LE(at + 4);
      const label = labels[id];
      if (label === undefined || (type !== 0x1e && type !== 0x1f)) continue;
      const length = bytes.readUInt32LE(at + 4);
      const text =
        type === 0x1f || codePage === 1200
          ? bytes.toString('utf16le', at + 8, at + 8 + (type === 0x1f ? length * 2 : length))
          : decodeCodePage(bytes.subarray(at + 8, at + 8 + length), codePage);
      const said = text.replace(/\0[\s\S]*$/, '').trim();
      if (said !== '') rows.push([label, said]);
    }
  } catch {
    return rows;
  }
  return rows;
}

/** JPEG and PNG pictures of a drawing layer (MS-ODRAW, OfficeArtBlip), wherever they lie in the stream. */
export function findBlips(bytes: Buffer): Block[] {
  const blocks: Block[] = [];
  for (const [type, signature] of [
    [0xf01d, 'ffd8ff'],
    [0xf01e, '89504e47'],
  ] as const) {
    const mark = Buffer.from([type & 0xff, type >> 8]);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 2)) {
      if (at < 2 || at + 6 > bytes.length) continue;
      const length = bytes.readUInt32LE(at + 2);
      const end = at + 6 + length;
      if (length < 40 || end > bytes.length) continue;
      // One or two identifiers of 16 bytes and a tag stand before the picture.
      for (const skip of [17, 33]) {
        const picture = bytes.subarray(at + 6 + skip, end);
        if (picture.toString('hex', 0, signature.length / 2) !== signature) continue;
        blocks.push({
          kind: 'picture',
          picture: { kind: 'file', bytes: picture },
          wholePage: false,
          turns: 0,
          mirrored: false,
          width: null,
          description: '',
        });
        break;
      }
    }
  }
  return blocks;
}
