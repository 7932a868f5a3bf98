/** Plain text, values, mark-up. */
import { describe, expect, test } from 'vitest';
import { hiddenText, readAny, textOfBlocks } from './support/read-any.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==';

describe('HTML', () => {
  test('gives its words in their order, lists with their numbers, tables as tables', async () => {
    const content = await readAny(
      '<html><h1>Visit</h1><p>Seen   <b>Karen</b>\n today.</p><ol start=3><li>one<li>two</ol><table><tr><th>Name<th>Born<tr><td>Jo<td>2001</table>',
    );
    expect(content.blocks).toMatchObject([
      { kind: 'heading', level: 1, text: 'Visit' },
      { kind: 'paragraph', runs: [{ text: 'Seen ' }, { text: 'Karen', style: 'bold' }, { text: ' today.' }] },
      { kind: 'paragraph', marker: '3.' },
      { kind: 'paragraph', marker: '4.' },
      { kind: 'table', heads: 1 },
    ]);
  });

  test.each([
    ['an element that is not displayed', '<p style="display:none">secret</p>'],
    ['an element of a hidden class', '<style>.gone { display: none }</style><p class="a gone">secret</p>'],
    ['letters of no size', '<span style="font-size:0">secret</span>'],
    ['white letters on white', '<font color="#FFFFFF">secret</font>'],
    ['a hidden field', '<input type=hidden name=x value=secret>'],
    ['a template', '<template>secret</template>'],
    ['the title', '<head><title>secret</title></head>'],
  ])('shows %s in the appendix only', async (_name, html) => {
    const content = await readAny(`<html><body>${html}<p>shown</p></body></html>`);
    expect(textOfBlocks(content)).toBe('shown');
    expect(hiddenText(content, 'hidden-text')).toContain('secret');
  });

  test.each([
    ['white letters on a colour', '<td bgcolor="#003366"><font color=white>told</font></td>'],
    [
      'a class that is hidden on small screens only',
      '<style>@media (max-width: 9px) { .m { display: none } }</style><p class=m>told</p>',
    ],
  ])('leaves %s in the text', async (_name, html) => {
    const content = await readAny(`<html><table><tr>${html}</table>`);
    expect(textOfBlocks(content)).toContain('told');
    expect(content.hidden).toEqual([]);
  });

  test('tells where a link leads, unless its words do', async () => {
    const content = await readAny(
      '<html><a href="https://a.example/x">the plan</a> <a href="mailto:jo@b.example">jo@b.example</a>',
    );
    expect(hiddenText(content, 'link-target')).toBe('\u2022 the plan: https://a.example/x');
  });

  test('keeps a picture that it brings, and only names one that it would fetch', async () => {
    const content = await readAny(
      `<html><img src="data:image/png;base64,${pixel}"><img src="http://a.example/b.png" alt="Logo">`,
    );
    expect(content.blocks.map(({ kind }) => kind)).toEqual(['picture', 'paragraph']);
    expect(content.warnings).toEqual(['remote-content-not-fetched']);
    expect(hiddenText(content, 'link-target')).toContain('http://a.example/b.png');
  });

  test('runs nothing: scripts leave no word', async () => {
    const content = await readAny(
      '<html><script>document.write("ran")</script><p onclick="x()">calm</p><a href="javascript:x()">go</a>',
    );
    expect(textOfBlocks(content)).toBe('calm\ngo');
    expect(content.hidden).toEqual([]);
  });

  test('that nests deeper than any page loses no words', async () => {
    const content = await readAny(`<html>${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}<p>after</p>`);
    expect(textOfBlocks(content)).toContain('deep');
    expect(textOfBlocks(content)).toContain('after');
  });

  test('knows no entities of its own making', async () => {
    const bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>&b;</p>';
    expect(textOfBlocks(await readAny(bomb)).length).toBeLessThan(100);
  });
});

describe('plain text and values', () => {
  test.each([
    ['UTF-8', Buffer.from('caf\u00e9 \u00a35')],
    ['Windows-1252', Buffer.from('caf\u00e9 \u00a35', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffcaf\u00e9 \u00a35', 'utf16le')],
  ])('in %s are read', async (_name, bytes) => {
    expect(textOfBlocks(await readAny(bytes, 'a.txt'))).toBe('caf\u00e9 \u00a35');
  });

  test('with a stray zero byte is a text all the same, and a file of zeros is none', async () => {
    const log = Buffer.concat([Buffer.from('10:30 called at the house.\n'.repeat(20)), Buffer.alloc(1)]);
    expect(textOfBlocks(await readAny(log, 'visits.log'))).toContain('called at the house');
    await expect(readAny(Buffer.alloc(500, 'a\0\u0001'), 'visits.log')).rejects.toMatchObject({
      code: 'file-unsupported',
    });
  });

  test.each([
    ['commas', 'a,"b, c"\n"d ""e""",f'],
    ['semicolons', 'a;"b, c"\n"d ""e""";f'],
    ['tabs', 'a\t"b, c"\r\n"d ""e"""\tf'],
  ])('separated by %s come apart', async (_name, text) => {
    const content = await readAny(text, 'list.csv');
    expect(content.blocks).toMatchObject([
      {
        kind: 'grid',
        columns: ['A', 'B'],
        rows: [
          { label: '1', cells: ['a', 'b, c'] },
          { label: '2', cells: ['d "e"', 'f'] },
        ],
      },
    ]);
  });

  test('Markdown becomes headings and lists', async () => {
    const content = await readAny('# Visit\n\n- one\n- two', 'notes.md');
    expect(content.blocks).toMatchObject([
      { kind: 'heading', text: 'Visit' },
      { marker: '\u2022' },
      { marker: '\u2022' },
    ]);
  });

  test('bytes that are no text are refused', async () => {
    await expect(readAny(Buffer.from('00010203040506070809', 'hex'), 'a.txt')).rejects.toMatchObject({
      code: 'file-unsupported',
    });
  });
});
