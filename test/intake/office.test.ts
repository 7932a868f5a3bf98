/** Office files: what is shown, and what their programs do not show. */
import XLSX from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src-main/intake/archive.ts';
import { makeDocx, makeOdt, makeZip } from './support/make-files.ts';
import { hiddenText, readAny, textOfBlocks } from './support/read-any.ts';

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;

describe('a Word document', () => {
  test('shows what was inserted, and what was deleted only in the appendix, with who did it', async () => {
    const body = paragraph(
      `${run('The plan ')}<w:ins w:author="Ann" w:date="2012-02-14T10:00:00Z">${run('stands')}</w:ins><w:del w:author="Bob"><w:r><w:delText>fails</w:delText></w:r></w:del>`,
    );
    const content = await readAny(makeDocx(body));
    expect(textOfBlocks(content)).toBe('The plan stands');
    expect(hiddenText(content, 'tracked-change')).toContain('Inserted (Ann, 2012-02-14 10:00:00): stands');
    expect(hiddenText(content, 'tracked-change')).toContain('Deleted (Bob): fails');
  });

  test('shows comments with their author and the words they are about', async () => {
    const body = paragraph(`<w:commentRangeStart w:id="1"/>${run('Karen')}<w:commentRangeEnd w:id="1"/>`);
    const comments = `<w:comments><w:comment w:id="1" w:author="Ann">${paragraph(run('Ask her.'))}</w:comment></w:comments>`;
    const content = await readAny(makeDocx(body, { comments }));
    expect(hiddenText(content, 'comment')).toBe('\u2022 Ann, on \u201cKaren\u201d: Ask her.');
  });

  test('shows hidden words in the appendix only', async () => {
    const content = await readAny(
      makeDocx(paragraph(run('seen ') + run('unseen', '<w:vanish/>') + run('too', '<w:vanish w:val="0"/>'))),
    );
    expect(textOfBlocks(content)).toBe('seen too');
    expect(hiddenText(content, 'hidden-text')).toContain('unseen');
  });

  test('shows headers, footers and notes behind its text', async () => {
    const body = paragraph(`${run('Text')}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const header = `<w:hdr>${paragraph(run('Confidential'))}</w:hdr>`;
    const footnotes = `<w:footnotes><w:footnote w:type="separator" w:id="0">${paragraph(run('line'))}</w:footnote><w:footnote w:id="2">${paragraph(run('Said by Jo.'))}</w:footnote></w:footnotes>`;
    const text = textOfBlocks(await readAny(makeDocx(body, { header, footnotes })));
    expect(text).toContain('Text[2]');
    expect(text).toContain('Headers and footers\nHeader\nConfidential');
    expect(text).toContain('Notes\n[2] Said by Jo.');
    expect(text).not.toContain('line');
  });

  test('shows a text box once, although Word writes it twice', async () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
    const body = paragraph(
      `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('Boxed')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('Boxed')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(textOfBlocks(await readAny(makeDocx(body))).match(/Boxed/g)).toHaveLength(1);
  });

  test('tells where links lead and who wrote it', async () => {
    const body = paragraph(`<w:hyperlink r:id="hyperlink">${run('the plan')}</w:hyperlink>`);
    const content = await readAny(makeDocx(body, { hyperlink: 'https://a.example/x' }));
    expect(hiddenText(content, 'link-target')).toBe('\u2022 the plan: https://a.example/x');
    expect(hiddenText(content, 'metadata')).toContain('Priya Nair');
  });

  test('keeps its tables, and the files put into it are its children', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const bytes = makeDocx(
      `<w:tbl><w:tr>${cell('Name')}${cell('Born')}</w:tr><w:tr>${cell('Jo')}${cell('2001')}</w:tr></w:tbl>`,
    );
    const content = await readAny(bytes);
    expect(content.blocks).toMatchObject([
      {
        kind: 'table',
        rows: [
          [{ text: 'Name' }, { text: 'Born' }],
          [{ text: 'Jo' }, { text: '2001' }],
        ],
      },
    ]);
  });

  test('without a body is damaged', async () => {
    const bytes = makeZip({
      '[Content_Types].xml': 'wordprocessingml',
      'word/document.xml': '<w:document/>',
    });
    await expect(readAny(bytes)).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

describe('a workbook', () => {
  const write = (bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array => {
    const shown = XLSX.utils.aoa_to_sheet([
      ['Name', 'Secret column', 'Age'],
      ['Jo', 'porpoise', 11],
      ['Secret row', 'x', 12],
    ]);
    shown['!cols'] = [{}, { hidden: true }, {}];
    shown['!rows'] = [{}, {}, { hidden: true }];
    shown.C4 = { t: 'n', v: 23, f: 'SUM(C2:C3)' };
    shown['!ref'] = 'A1:C4';
    if (bookType === 'xlsx') XLSX.utils.cell_add_comment(shown.A2, 'Check this.', 'Ann');
    const hidden = XLSX.utils.aoa_to_sheet([['narwhal']]);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, shown, 'Visits');
    XLSX.utils.book_append_sheet(book, hidden, 'Old');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
    const bytes: unknown = XLSX.write(book, { bookType, type: 'buffer' });
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes');
    return new Uint8Array(bytes);
  };

  test.each(['xlsx', 'biff8'] as const)(
    'of kind %s shows hidden sheets, rows and columns in the appendix only',
    async (kind) => {
      const content = await readAny(write(kind));
      expect(textOfBlocks(content)).toContain('Jo 11');
      expect(textOfBlocks(content)).not.toMatch(/porpoise|narwhal/);
      expect(hiddenText(content, 'hidden-sheet')).toContain('narwhal');
      expect(hiddenText(content, 'hidden-rows')).toContain('porpoise');
      // SheetJS writes neither hidden rows nor formulas in the older format.
      if (kind !== 'xlsx') return;
      expect(hiddenText(content, 'hidden-rows')).toContain('Secret row');
      expect(hiddenText(content, 'formula')).toContain('Visits!C4 shows 23, from =SUM(C2:C3)');
    },
  );

  test('shows the comments of its cells, with their author', async () => {
    expect(hiddenText(await readAny(write('xlsx')), 'comment')).toBe('\u2022 Visits!A2, Ann: Check this.');
  });

  test('of OpenDocument shows its cells', async () => {
    expect(textOfBlocks(await readAny(write('ods')))).toContain('Jo');
  });

  test('shows words that no cell has any more', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['kept']]), 'One');
    const archive = await openArchive(XLSX.write(book, { bookType: 'xlsx', type: 'buffer', bookSST: true }));
    const parts: Record<string, Uint8Array | string> = {};
    for (const { untrustedName } of archive.members)
      parts[untrustedName] = (await archive.read(untrustedName)) ?? '';
    const strings = Buffer.from(parts['xl/sharedStrings.xml'] ?? '').toString();
    parts['xl/sharedStrings.xml'] = strings.replace('</sst>', '<si><t>narwhal</t></si></sst>');
    const content = await readAny(makeZip(parts));
    expect(textOfBlocks(content)).toContain('kept');
    expect(hiddenText(content, 'cached-data')).toBe('\u2022 narwhal');
  });

  test('that expands beyond all measure is refused', async () => {
    const bomb = makeZip({
      '[Content_Types].xml': 'spreadsheetml',
      'xl/workbook.xml': Buffer.alloc(40 * 1024 * 1024),
    });
    await expect(readAny(bomb)).rejects.toMatchObject({ code: 'file-too-large' });
  });
});

test('an OpenDocument text shows its words, and its comments, deletions and hidden words in the appendix', async () => {
  const content = await readAny(
    makeOdt(
      '<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Bob</dc:creator></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="1">Visit</text:h><text:p>Seen<text:s text:c="2"/>today<office:annotation><dc:creator>Ann</dc:creator><text:p>Check.</text:p></office:annotation> <text:span text:style-name="H">unseen</text:span></text:p>',
      '<office:master-styles><style:master-page><style:header><text:p>Confidential</text:p></style:header></style:master-page></office:master-styles>',
    ),
  );
  expect(textOfBlocks(content)).toBe('Visit\nSeen\u00a0\u00a0today\nHeaders and footers\nConfidential');
  expect(hiddenText(content, 'tracked-change')).toContain('Deleted (Bob): gone');
  expect(hiddenText(content, 'comment')).toContain('Ann: Check.');
  expect(hiddenText(content, 'hidden-text')).toContain('unseen');
});

test('a presentation shows its slides, and hidden slides and notes in the appendix', async () => {
  const slide = (text: string, more = ''): string =>
    `<p:sld ${more}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
  const content = await readAny(
    makeZip({
      '[Content_Types].xml': 'presentationml',
      'ppt/presentation.xml': '<p:presentation/>',
      'ppt/slides/slide1.xml': slide('Open'),
      'ppt/slides/slide2.xml': slide('Closed', 'show="0"'),
      'ppt/slides/_rels/slide1.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/notesSlide" Target="../notes/n1.xml"/></Relationships>',
      'ppt/notes/n1.xml': slide('Say it slowly'),
    }),
  );
  expect(textOfBlocks(content)).toBe('Slide 1\nOpen');
  expect(hiddenText(content, 'hidden-text')).toContain('Closed');
  expect(hiddenText(content, 'speaker-notes')).toContain('Say it slowly');
});

describe('Rich Text', () => {
  test('shows its words in the code pages of its fonts, and its tables', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 caf\'e9 {\f1 \'cf\'f0} \u8364?5\par\trowd\intbl a\cell b\cell\row\pard end\par}`;
    const content = await readAny(rtf);
    expect(textOfBlocks(content)).toContain('caf\u00e9 \u041f\u0440 \u20ac5');
    expect(content.blocks).toContainEqual({
      kind: 'table',
      rows: [
        [
          { text: 'a', span: 1 },
          { text: 'b', span: 1 },
        ],
      ],
      heads: 0,
    });
    expect(textOfBlocks(content)).toMatch(/end$/);
  });

  test('shows comments, deletions, hidden words and properties in the appendix only', async () => {
    const rtf = String.raw`{\rtf1{\info{\author Priya}}seen {\v unseen}{\deleted gone}{\*\atnauthor Ann}{\*\annotation Check.}{\header Top}{\footnote Said by Jo.} end\par}`;
    const content = await readAny(rtf);
    expect(textOfBlocks(content)).toContain('seen [1] end');
    expect(textOfBlocks(content)).toContain('Header: Top');
    expect(textOfBlocks(content)).toContain('Said by Jo.');
    expect(textOfBlocks(content)).not.toMatch(/unseen|gone|Check|Priya/);
    expect(hiddenText(content, 'hidden-text')).toContain('unseen');
    expect(hiddenText(content, 'tracked-change')).toContain('gone');
    expect(hiddenText(content, 'comment')).toContain('Ann: Check.');
    expect(hiddenText(content, 'metadata')).toContain('Priya');
  });

  test('that wraps a message is shown as the message was', async () => {
    const rtf = String.raw`{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}We met {\*\htmltag <b>}\htmlrtf {\b \htmlrtf0 today\htmlrtf }\htmlrtf0{\*\htmltag </b>}.{\*\htmltag72 </p>}}`;
    const content = await readAny(rtf);
    expect(content.blocks).toMatchObject([
      { kind: 'paragraph', runs: [{ text: 'We met ' }, { text: 'today', style: 'bold' }, { text: '.' }] },
    ]);
  });

  test('whose groups never end, or never began, is read as far as it goes', async () => {
    expect(textOfBlocks(await readAny(`{\\rtf1 ${'{\\b '.repeat(3000)}deep`))).toBe('deep');
    expect(textOfBlocks(await readAny('{\\rtf1 a}}}}} b'))).toContain('a');
  });
});
