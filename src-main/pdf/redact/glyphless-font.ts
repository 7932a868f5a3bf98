/** A font with empty glyphs: text that can be found and selected but paints nothing. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { OutputDocument } from './output.ts';
import { writeType0Font } from './type0-font.ts';

/** Advance of every glyph, thousandths of the font size. */
export const glyphWidth = 500;
const ascent = 800;
const descent = -200;
const name = 'Words';

/** `characters[i]` gets code i + 1, and the advance `widths[i]` where widths are given. */
export function buildGlyphlessFont(
  output: OutputDocument,
  ref: PDFRef,
  characters: readonly string[],
  widths: readonly number[] | null = null,
): void {
  writeType0Font(output, ref, {
    name,
    program: buildTrueType(characters.length + 1, widths),
    texts: characters.map((text, i) => ({ code: i + 1, text })),
    widths: widths === null ? glyphWidth : new Map(widths.map((width, i) => [i + 1, width])),
    bounds: [0, descent, glyphWidth, ascent],
    ascent,
    descent,
    capHeight: ascent,
  });
}

/** The tables that a CIDFontType2 program needs (ISO 32000-1, 9.9), for `glyphs` empty glyphs. */
function buildTrueType(glyphs: number, widths: readonly number[] | null): Buffer {
  const unitsPerEm = 1000;
  const head = table(54, (put) => {
    put.u32(0, 0x00010000);
    put.u32(4, 0x00010000);
    put.u32(12, 0x5f0f3cf5);
    put.u16(16, 3);
    put.u16(18, unitsPerEm);
    put.u16(42, glyphWidth);
    put.u16(44, ascent);
    put.u16(46, 8);
    put.u16(48, 2);
  });
  const hhea = table(36, (put) => {
    put.u32(0, 0x00010000);
    put.u16(4, ascent);
    put.u16(6, descent & 0xffff);
    put.u16(10, glyphWidth);
    put.u16(34, widths === null ? 1 : glyphs);
  });
  const maxp = table(32, (put) => {
    put.u32(0, 0x00010000);
    put.u16(4, glyphs);
    put.u16(14, 2);
  });
  const hmtx = table(widths === null ? 4 + 2 * (glyphs - 1) : 4 * glyphs, (put) => {
    put.u16(0, glyphWidth);
    for (const [i, width] of (widths ?? []).entries()) put.u16(4 * (i + 1), width);
  });
  const loca = table(2 * (glyphs + 1), () => undefined);
  const tables = { glyf: Buffer.alloc(4), head, hhea, hmtx, loca, maxp };
  return joinTables(Object.entries(tables));
}

type Put = { u16(at: number, value: number): void; u32(at: number, value: number): void };

function table(length: number, fill: (put: Put) => void): Buffer {
  const bytes = Buffer.alloc(length);
  fill({
    u16: (at, value) => bytes.writeUInt16BE(value, at),
    u32: (at, value) => bytes.writeUInt32BE(value, at),
  });
  return bytes;
}

function joinTables(tables: readonly (readonly [string, Buffer])[]): Buffer {
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + 16 * count);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);
  const bodies: Buffer[] = [];
  let offset = header.length;
  for (const [i, [tag, body]] of tables.entries()) {
    const at = 12 + 16 * i;
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(padded), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(body.length, at + 12);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header, ...bodies]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}
