import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream, type Resolve } from '../../../src-main/pdf/objects/filters.ts';
import { createLexer } from '../../../src-main/pdf/objects/lexer.ts';
import { readValue } from '../../../src-main/pdf/objects/parser.ts';
import { dictOf, type PdfValue } from '../../../src-main/pdf/objects/values.ts';

const direct: Resolve = (value) => value ?? null;

function parse(text: string): PdfValue {
  const part = readValue(createLexer(Buffer.from(text, 'latin1')));
  return part === 'end' || 'sign' in part ? null : part.value;
}

function decode(dict: string, data: Uint8Array) {
  const parsed = dictOf(parse(`<< ${dict} >>`));
  if (parsed === null) throw new Error('no dictionary');
  return decodeStream({ kind: 'stream', dict: parsed, raw: data }, direct);
}

const text = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

describe('filters', () => {
  it('decode what the specification gives as examples', () => {
    expect(text(decode('/Filter /ASCIIHexDecode', Buffer.from('54 68 6F726e65>')).data)).toBe('Thorne');
    expect(text(decode('/Filter /ASCII85Decode', Buffer.from('<+p2jDIi~>')).data)).toBe('Thorne');
    expect(text(decode('/Filter /RunLengthDecode', Uint8Array.of(1, 65, 66, 254, 67, 128)).data)).toBe(
      'ABCCC',
    );
    // ISO 32000-2, 7.4.4.2
    const lzw = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect([...decode('/Filter /LZWDecode', lzw).data]).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
  });

  it('undo PNG predictors of every type', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 4 }),
        (rows, type) => {
          const encoded = rows.map((row, y) => {
            const up = rows[y - 1] ?? new Uint8Array(6);
            return Buffer.from([
              type,
              ...row.map((value, x) => {
                const a = x >= 3 ? (row[x - 3] ?? 0) : 0;
                const b = up[x] ?? 0;
                const c = x >= 3 ? (up[x - 3] ?? 0) : 0;
                const p = a + b - c;
                const near = [a, b, c].reduce((best, each) =>
                  Math.abs(p - each) < Math.abs(p - best) ? each : best,
                );
                return value - ([0, a, b, (a + b) >> 1, near][type] ?? 0);
              }),
            ]);
          });
          const data = deflateSync(Buffer.concat(encoded));
          const parms = '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns 2 >>';
          expect([...decode(parms, data).data]).toEqual(rows.flatMap((row) => [...row]));
        },
      ),
    );
  });

  it('say when data follow the end, are damaged, or are a bomb', () => {
    const good = deflateSync(Buffer.from('x'.repeat(1000)));
    expect(decode('/Filter /FlateDecode', good)).toMatchObject({
      problem: null,
      trailing: new Uint8Array(0),
    });
    expect(text(decode('/Filter /FlateDecode', Buffer.concat([good, Buffer.from('Thorne')])).trailing)).toBe(
      'Thorne',
    );
    expect(decode('/Filter /FlateDecode', good.subarray(0, good.length - 6))).toMatchObject({
      problem: 'damaged',
    });
    expect(decode('/Filter /Made-Up', good)).toMatchObject({ problem: 'unknown-filter' });
    const bomb = deflateSync(Buffer.alloc(600 * 1024 * 1024));
    expect(decode('/Filter /FlateDecode', bomb)).toMatchObject({ problem: 'too-large' });
  });

  it('leave pictures to their codecs', () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff);
    expect(decode('/Filter [/ASCIIHexDecode /DCTDecode]', Buffer.from('ffd8ff>'))).toMatchObject({
      codec: 'DCTDecode',
      data: jpeg,
    });
  });
});

describe('the parser', () => {
  it('reads strings in all spellings', () => {
    const bytes = (value: PdfValue): string =>
      typeof value === 'object' && value !== null && 'bytes' in value ? text(value.bytes) : '';
    expect(bytes(parse('(Th\\157r\\\nne (a\\) b))'))).toBe('Thorne (a) b)');
    expect(bytes(parse('<54 686F 726E 6>'))).toBe('Thorn`');
    expect(parse('/Th#6frne')).toEqual({ kind: 'name', name: 'Thorne' });
    expect(parse('[1 0 R 2 3 -.5 4.]')).toEqual([{ kind: 'ref', num: 1, gen: 0 }, 2, 3, -0.5, 4]);
  });

  it('keeps both values of a key given twice', () => {
    expect([...(dictOf(parse('<< /A (x) /A (y) >>'))?.entries.values() ?? [])]).toHaveLength(2);
  });

  it('ends on any input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const lexer = createLexer(bytes);
        for (let count = 0; count < 500; count += 1) if (readValue(lexer) === 'end') return;
        throw new Error('did not end');
      }),
    );
    expect(readValue(createLexer(Buffer.from('['.repeat(100_000))))).not.toBe('end');
  });
});
