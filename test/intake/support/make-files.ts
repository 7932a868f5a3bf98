/** Small files of each format, made on the spot. */
import { crc32, deflateRawSync } from 'node:zlib';
import CFB from 'cfb';

/** A ZIP file as APPNOTE.TXT 6.3 has it, every member deflated. */
export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const members: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const member = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, tail, Buffer.from(name));
    members.push(member);
    offset += member.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...members, list, Buffer.from('PK\x05\x06', 'latin1'), end]));
}

export function makeCompound(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  for (const [name, content] of Object.entries(parts))
    CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content));
  const written: unknown = CFB.write(file, { type: 'buffer' });
  if (!(written instanceof Uint8Array)) throw new Error('no bytes');
  return new Uint8Array(written);
}

const relations = (targets: Readonly<Record<string, string>>): string =>
  `<Relationships>${Object.entries(targets)
    .map(
      ([type, target]) =>
        `<Relationship Id="${type}" Type="http://x/${type}" Target="${target}"${target.includes('://') ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

/** A Word document with this body, and parts beside it by the type of their relation. */
export function makeDocx(body: string, beside: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = Object.entries(beside).filter(([, content]) => !content.includes('://'));
  return makeZip({
    '[Content_Types].xml':
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations({ officeDocument: 'word/document.xml' }),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      Object.fromEntries(
        Object.entries(beside).map(([type, content]) => [
          type,
          content.includes('://') ? content : `${type}.xml`,
        ]),
      ),
    ),
    'docProps/core.xml': '<cp:coreProperties><dc:creator>Priya Nair</dc:creator></cp:coreProperties>',
    ...Object.fromEntries(parts.map(([type, content]) => [`word/${type}.xml`, content])),
  });
}

export function makeOdt(content: string, styles = ''): Uint8Array {
  return makeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>${content}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles>${styles}</office:document-styles>`,
    'META-INF/manifest.xml': '<manifest:manifest/>',
  });
}

/** An Outlook message (MS-OXMSG) of these text properties, by tag. */
export function makeMsg(texts: Readonly<Record<string, string>>): Uint8Array {
  return makeCompound({
    '__properties_version1.0': new Uint8Array(32),
    ...Object.fromEntries(
      Object.entries(texts).map(([tag, text]) => [`__substg1.0_${tag}001F`, Buffer.from(text, 'utf16le')]),
    ),
  });
}

/** winmail.dat of these attributes, in order (MS-OXTNEF). */
export function makeTnef(attributes: readonly (readonly [id: number, data: Uint8Array])[]): Uint8Array {
  const parts = attributes.map(([id, data]) => {
    const head = Buffer.alloc(9);
    head[0] = 1;
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]), ...parts]));
}

/** EXIF with an orientation and a place, as the segment of a JPEG (TIFF 6.0, big-endian). */
export function makeExif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(type, 2);
    bytes.writeUInt32BE(count, 4);
    value.copy(bytes, 8);
    return bytes;
  };
  const short = (value: number): Buffer => Buffer.from([value >> 8, value & 255, 0, 0]);
  const long = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const directory = (entries: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from([0, entries.length]), ...entries, Buffer.alloc(4)]);
  // Two directories and the degrees behind them: 8 + 30 and 38 + 54.
  const main = directory([entry(0x112, 3, 1, short(orientation)), entry(0x8825, 4, 1, long(38))]);
  const gps = directory([
    entry(1, 2, 2, Buffer.from('N\0')),
    entry(2, 5, 3, long(92)),
    entry(3, 2, 2, Buffer.from('W\0')),
    entry(4, 5, 3, long(116)),
  ]);
  const degrees = (...parts: readonly number[]): Buffer =>
    Buffer.concat(parts.flatMap((part) => [long(part), long(1)]));
  const tiff = Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    main,
    gps,
    degrees(51, 30, 0),
    degrees(2, 15, 0),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([head, body]);
}
