/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of our own making (ICC.1:2004-10, version 4.2), for the output
 * intent of PDF/A: without it the colours of a page would depend on the device.
 */

/** D50, and the primaries of sRGB adapted to it (Bradford). */
const whitePoint = [0.9642, 1, 0.8249];
const red = [0.43607, 0.22249, 0.01392];
const green = [0.38515, 0.71687, 0.09708];
const blue = [0.14307, 0.06061, 0.7141];
const adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];
/** The curve of IEC 61966-2-1: y = (a·x + b)^g from d on, c·x below it. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** The same bytes every time. */
export function buildSrgbProfile(): Uint8Array {
  const trc = block('para', [u16(3), u16(0), ...curve.map(fixed)]);
  const tags = new Map<string, Buffer>([
    ['desc', text('sRGB')],
    ['cprt', text('CC0')],
    ['wtpt', block('XYZ ', whitePoint.map(fixed))],
    ['chad', block('sf32', adaptation.map(fixed))],
    ['rXYZ', block('XYZ ', red.map(fixed))],
    ['gXYZ', block('XYZ ', green.map(fixed))],
    ['bXYZ', block('XYZ ', blue.map(fixed))],
    ['rTRC', trc],
    ['gTRC', trc],
    ['bTRC', trc],
  ]);
  const places = new Map<Buffer, number>();
  let offset = headerLength + 4 + 12 * tags.size;
  for (const body of tags.values()) {
    if (places.has(body)) continue;
    places.set(body, offset);
    offset += body.length;
  }
  const table = [...tags].flatMap(([tag, body]) => [
    Buffer.from(tag, 'latin1'),
    u32(places.get(body) ?? 0),
    u32(body.length),
  ]);
  return Buffer.concat([writeHeader(offset), u32(tags.size), ...table, ...places.keys()]);
}

const headerLength = 128;

function writeHeader(size: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(0x04200000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  // The date, which a profile must have.
  for (const [i, part] of [2026, 1, 1].entries()) header.writeUInt16BE(part, 24 + 2 * i);
  header.write('acsp', 36, 'latin1');
  Buffer.concat(whitePoint.map(fixed)).copy(header, 68);
  return header;
}

/** Tagged element data, padded to whole words. */
function block(type: string, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), u32(0), ...parts]);
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

function text(value: string): Buffer {
  const utf16 = Buffer.from(value, 'utf16le').swap16();
  return block('mluc', [u32(1), u32(12), Buffer.from('enUS', 'latin1'), u32(utf16.length), u32(28), utf16]);
}

/** s15Fixed16Number. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536), 0);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value, 0);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}
