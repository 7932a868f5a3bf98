import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import {
  inputFor,
  makeParts,
  type OutputParts,
  writeOutput,
} from '../../fixtures/bad-outputs/good-output.ts';
import { hexUtf16 } from '../../fixtures/bad-outputs/write-pdf.ts';

/** How a name can be written as a string object. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => `(${text})`,
  (text) => `<${Buffer.from(text).toString('hex')}>`,
  (text) => hexUtf16(text),
  (text) => `<FFFE${Buffer.from(text, 'utf16le').toString('hex')}>`,
  (text) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  (text) => `<EFBBBF${Buffer.from(text).toString('hex')}>`,
  (text) => `(${[...text].map((char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`).join('')})`,
];

/** Where a string object can be put. */
const places: readonly ((parts: OutputParts, text: string) => void)[] = [
  (parts, text) => {
    parts.trailer = `/Info << /Title ${text} >>`;
  },
  (parts, text) => {
    parts.trailer = `/Other [1 << /A ${text} >>]`;
  },
  (parts, text) => {
    parts.catalog += ` /PageLabels << /Nums [0 << /P ${text} >>] >>`;
  },
  (parts, text) => {
    parts.page = `/Tabs ${text}`;
  },
  (parts, text) => {
    parts.more = [`[[${text}]]`];
  },
  (parts, text) => {
    parts.over = `/Span << /Lang ${text} >> BDC EMC\n`;
  },
  (parts, text) => {
    parts.over = `${text} Td\n`;
  },
  (parts, text) => {
    parts.more = [
      { dict: '/Filter /FlateDecode', data: deflateSync(Buffer.from(`<< /A ${text} >>`, 'latin1')) },
    ];
  },
  (parts, text) => {
    if (typeof parts.image !== 'string')
      parts.image = { ...parts.image, dict: `${parts.image.dict} /Name ${text}` };
  },
];

describe('a good output with a withheld name put into it', () => {
  it('is rejected, wherever and however the name is written', async () => {
    const parts = await makeParts();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...spellings.keys()),
        fc.constantFrom(...places.keys()),
        fc.constantFrom('Sarah Thorne', 'THORNE', 'with Thorne,', "Thorne's"),
        fc.boolean(),
        async (spelling, place, text, named) => {
          const changed = { ...parts };
          const written = spellings[spelling]?.(text) ?? '';
          places[place]?.(changed, written);
          const report = await verifyOutput(
            inputFor(writeOutput(changed), { original: null, marks: named ? [] : null }),
          );
          const kinds = report.findings.map((finding) => finding.kind);
          expect(kinds.some((kind) => kind.startsWith('withheld'))).toBe(true);
          expect(report.clean).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is rejected as text at any place, size and direction', async () => {
    const parts = await makeParts();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -50, max: 400 }),
        fc.integer({ min: -50, max: 400 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 7 }),
        fc.boolean(),
        async (x, y, size, turn, mode, letterwise) => {
          const [cos, sin] = [Math.cos((turn * Math.PI) / 12), Math.sin((turn * Math.PI) / 12)].map((value) =>
            value.toFixed(5),
          );
          const string = letterwise ? '(T) Tj (h) Tj (o) Tj (r) Tj (n) Tj (e) Tj' : '(Thorne) Tj';
          const over = `BT ${mode} Tr /Words ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm ${string} ET\n`;
          const report = await verifyOutput(
            inputFor(writeOutput({ ...parts, over }), { original: null, marks: null }),
          );
          expect(report.findings.map((finding) => finding.kind)).toContain('withheld-in-text');
        },
      ),
      { numRuns: 100 },
    );
  });
});
