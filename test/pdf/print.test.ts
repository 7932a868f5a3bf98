/** What a file holds, set on pages: every word comes out again, wherever it stood. */
import { describe, expect, test } from 'vitest';
import type { Block, FileContent } from '../../src-main/intake/file-content.ts';
import { extractDocument } from '../../src-main/pdf/extract.ts';
import { printContent } from '../../src-main/pdf/print/print-content.ts';
import { resourcesFolder } from '../support/resources.ts';

async function print(blocks: readonly Block[], more: Partial<FileContent> = {}) {
  const content: FileContent = { blocks, hidden: [], children: [], warnings: [], ...more };
  const printed = await printContent(content, { resourcesFolder });
  const { pages } = await extractDocument({ bytes: printed.bytes, password: null }, {});
  return { ...printed, texts: pages.map(({ text }) => text), boxes: pages.map(({ cropBox }) => cropBox) };
}

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text, style: 'regular' }],
  indent: 0,
  marker: '',
});

describe('a file on pages', () => {
  test('has its words in their order, whole where their style changes', async () => {
    const runs = [
      { text: 'Seen Kar', style: 'regular' },
      { text: 'en', style: 'bold' },
      { text: ' today.', style: 'italic' },
    ] as const;
    const { texts } = await print([
      { kind: 'heading', level: 1, text: 'Visit' },
      { kind: 'paragraph', runs, indent: 1, marker: '2.' },
    ]);
    expect(texts[0]?.replace(/\s+/g, ' ').trim()).toBe('Visit 2. Seen Karen today.');
  });

  test('keeps in its text the characters that no font has', async () => {
    const { texts } = await print([
      paragraph('Name: \u9648\u5c0f\u660e, \u0928\u092e\u0938\u094d\u0924\u0947.'),
    ]);
    expect(texts[0]).toContain('\u9648\u5c0f\u660e');
    expect(texts[0]).toContain('\u0928\u092e\u0938\u094d\u0924\u0947');
  });

  test('shows a table wider than the page in parts, with the names of rows and columns on each', async () => {
    const columns = Array.from({ length: 40 }, (_, index) => `C${index}`);
    const rows = [{ label: '7', cells: columns.map((name) => `value-of-${name}`) }];
    const { texts, boxes } = await print([{ kind: 'grid', columns, rows }]);
    const all = texts.join('\n');
    for (const name of columns) expect(all).toContain(`value-of-${name}`);
    expect(boxes[0]?.[2]).toBeGreaterThan(boxes[0]?.[3] ?? 0);
  });

  test('breaks no name of a property that has room beside its value', async () => {
    const names = [
      'Date created',
      'CreatedDate',
      'Sender address type',
      'X-Originating-IP',
      'Last modified by',
    ];
    for (const name of names) {
      const { texts } = await print([{ kind: 'facts', rows: [[name, 'value']] }]);
      expect(texts.join('').split('\n')[0], name).toContain(name);
    }
  });

  test('cuts a word that is wider than the page and loses none of it', async () => {
    const word = 'abcdefghij'.repeat(3000);
    const { texts } = await print([paragraph(word)]);
    expect(texts.join('').replace(/\s+/g, '')).toBe(word);
  });

  test('tells on which page of the appendix each hidden part stands, one entry for a kind and page', async () => {
    const long = Array.from({ length: 120 }, (_, index) => paragraph(`Comment ${index}.`));
    const { hidden, texts } = await print([paragraph('Shown.')], {
      hidden: [
        { kind: 'comment', count: 120, blocks: long },
        { kind: 'formula', count: 1, blocks: [paragraph('A1')] },
        { kind: 'formula', count: 2, blocks: [paragraph('A2')] },
      ],
    });
    expect(hidden.map(({ kind, count }) => [kind, count])).toEqual([
      ['comment', 120],
      ['formula', 3],
    ]);
    for (const { kind, page } of hidden) {
      const title = kind === 'comment' ? 'Comments' : 'Formulas behind the values';
      expect(texts[page - 1]).toContain(title);
    }
    expect(hidden[0]?.page).toBe(2);
    expect(hidden[1]?.page).toBeGreaterThan(2);
  });

  test('says what could not be shown', async () => {
    const broken: Block = {
      kind: 'picture',
      picture: { kind: 'file', bytes: Buffer.from('no picture') },
      wholePage: false,
      turns: 0,
      mirrored: false,
      width: null,
      description: 'Logo',
    };
    const { texts } = await print([broken]);
    expect(texts.join('\n')).toContain('Picture that cannot be shown: Logo');
    expect(texts.join('\n')).toContain('What could not be shown');
  });

  test('with nothing in it is one page that says so', async () => {
    const { texts } = await print([]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('holds nothing');
  });
});
