import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../../src-main/pdf/engine.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { type Writer, writers } from '../writers.ts';

/** What a page is made of, by name, so that a page without one of them can be written and compared with the whole. */
const parts: Readonly<Record<string, string>> = {
  line: text('The review was held at the school on Tuesday with both parents in the room.', 40, 250),
  next: text('A plan was agreed', 40, 236),
  'small word': text('to', 137, 236),
  rest: text('help with transport and meals.', 150, 236),
  'pale word': `0.55 g ${text('draft', 330, 236)} 0 g`,
  frame: '0.5 w 40 120 200 80 re S',
  'table rule': '0.5 w 40 160 m 240 160 l S',
  'short rule': '0.5 w 140 120 m 140 160 l S',
  cell: '0.85 g 40 180 100 20 re f 0 g',
  'word on a tinted cell': text('Attendance', 46, 186),
  bar: '0.1 g 250 180 110 20 re f',
  'white word on a dark bar': `1 g ${text('Outcome', 260, 186)} 0 g`,
  'tinted area': '0.7 g 250 120 110 50 re f 0 g',
  photograph: `q 90 0 0 60 40 40 cm ${noise()} Q`,
  footer: text('Page one of three, printed by the council', 150, 40),
};

function text(words: string, x: number, y: number): string {
  return `BT /F1 10 Tf ${x} ${y} Td (${words}) Tj ET`;
}

/** An inline picture that no two renderers could take for something else. */
function noise(): string {
  let state = 7;
  const samples = Array.from({ length: 24 * 16 }, () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return ((state >> 16) & 255).toString(16).padStart(2, '0');
  });
  return `BI /W 24 /H 16 /CS /G /BPC 8 /F /AHx ID\n${samples.join('')}>\nEI`;
}

function write(content: string): Uint8Array {
  return buildPage(content, { mediaBox: '[0 0 400 280]' });
}

const whole = write(Object.values(parts).join('\n'));
const marks: readonly RedactionMark[] = [{ page: 1, rect: [96, 247, 140, 260], label: 'Withheld' }];

async function findKinds(
  { redact }: Writer,
  drawn: Uint8Array,
  original: Uint8Array,
): Promise<readonly string[]> {
  const source = { bytes: drawn, password: null };
  const { bytes } = await redact({ source, marks, dpi: 200 });
  const report = await verifyOutput({
    output: { bytes, password: null },
    marks,
    terms: [],
    original: { bytes: original, password: null },
  });
  return report.findings.map(({ kind }) => kind);
}

function without(name: string): Uint8Array {
  return write(
    Object.entries(parts)
      .filter(([key]) => key !== name)
      .map(([, part]) => part)
      .join('\n'),
  );
}

describe.each(writers)('a page of $writer from which something was lost', (writer) => {
  it('is clean when nothing was', async () => {
    expect(await findKinds(writer, whole, whole)).toEqual([]);
  });

  it.each(Object.keys(parts))('is rejected: %s', async (name) => {
    expect(await findKinds(writer, without(name), whole)).toContain('lost-ink');
    expect(await findKinds(writer, whole, without(name))).toContain('added-ink');
  });

  it('is rejected when it is blank', async () => {
    expect(await findKinds(writer, write(''), whole)).toContain('lost-ink');
  });

  it.each([
    [3, 0],
    [0, 3],
    [-4, 2],
    [0, -30],
  ])('is rejected when it was moved by %d and %d points', async (x, y) => {
    const moved = write(`1 0 0 1 ${x} ${y} cm\n${Object.values(parts).join('\n')}`);
    expect(await findKinds(writer, moved, whole)).toContain('lost-ink');
  });

  it.each([
    [3, 0],
    [0, 3],
  ])('is rejected when its text alone was moved by %d and %d points', async (x, y) => {
    const lines = Array.from({ length: 14 }, (_, line) =>
      text(
        'The review was held at the school on Tuesday with both parents in the room.',
        30,
        260 - line * 12,
      ),
    ).join('\n');
    const moved = write(`1 0 0 1 ${x} ${y} cm\n${lines}`);
    expect(await findKinds(writer, moved, write(lines))).toContain('lost-ink');
  });

  it('is rejected when it was made smaller', async () => {
    const smaller = write(`0.97 0 0 0.97 0 0 cm\n${Object.values(parts).join('\n')}`);
    expect(await findKinds(writer, smaller, whole)).toContain('lost-ink');
  });
});
