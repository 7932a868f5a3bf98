/** Damage that once kept a reader busy for ever, and everything like it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../scripts/sample-case/layout/workbook.ts';
import { fileFaults, toErrorReply } from '../../src-main/contract/errors.ts';
import { openArchive } from '../../src-main/intake/archive.ts';
import { checkSectorChains } from '../../src-main/intake/sector-chains.ts';
import { makeCompound, makeDocx, makeOdt, makeZip } from './support/make-files.ts';
import { readAny, textOfBlocks } from './support/read-any.ts';

const isFault = (code: string): boolean => fileFaults.some((fault) => fault === code);

const message = makeCompound({ '__properties_version1.0': Buffer.alloc(64), '__substg1.0_0037001F': 'S\0' });
const word =
  '<w:p><w:r><w:t>Visit on Monday</w:t></w:r></w:p><w:p><w:r><w:t>All well at home</w:t></w:r></w:p>';

const kinds: Readonly<Record<string, Uint8Array>> = {
  'a.docx': makeDocx(word),
  'a.odt': makeOdt('<text:p>Visit on Monday</text:p>'),
  'a.xlsx': writeWorkbook({
    author: 'Ruth Ames',
    created: '2012-02-01T09:00:00Z',
    sheets: [{ name: 'Costs', widths: [20], rows: [['Contact at Quarry House', 12]] }],
  }),
  'a.msg': message,
  'a.zip': makeZip({ 'a.txt': 'Visit on Monday', 'b/c.txt': 'All well' }),
  'a.rtf': Buffer.from('{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\pard Visit on \\b Monday\\b0\\par}'),
  'a.eml': Buffer.from(
    'From: a@b.example\r\nTo: c@d.example\r\nSubject: Visit\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Monday</p>\r\n--x--\r\n',
  ),
  'a.html': Buffer.from('<table><tr><td>Visit</td><td>Monday</td></tr></table><p hidden>unseen</p>'),
  'a.csv': Buffer.from('a,"b",c\n1,2,3\n'),
};

describe('a damaged file', () => {
  test.each(Object.entries(kinds))(
    '(%s) is read as far as it goes, or refused with a code',
    async (name, bytes) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
          fc.nat(bytes.length),
          async (changes, cut) => {
            const damaged = Uint8Array.from(
              bytes.subarray(0, cut % 3 === 0 ? Math.max(1, cut) : bytes.length),
            );
            for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
            try {
              await readAny(damaged, name);
            } catch (error) {
              // Bytes in front may make it what is no kind of file at all, a PDF among them.
              const { code } = toErrorReply(error);
              expect(isFault(code) || (error instanceof Error && /PDF/.test(error.message))).toBe(true);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test('that says one of its streams is larger than all of it is refused before anybody makes room for it', () => {
    expect(() => checkSectorChains(message)).not.toThrow();
    const at = Buffer.from(message).indexOf(Buffer.from('__substg1.0_0037001F', 'utf16le'));
    expect(at).toBeGreaterThan(0);
    const damaged = Buffer.from(message);
    damaged.writeUInt32LE(0x7f000000, at + 120);
    expect(() => checkSectorChains(damaged)).toThrowError('file-damaged');
  });

  test('of a workbook whose picture is broken shows its cells', async () => {
    const whole = await openArchive(kinds['a.xlsx'] ?? new Uint8Array());
    const parts: Record<string, Uint8Array | string> = {};
    for (const { untrustedName } of whole.members)
      parts[untrustedName] = (await whole.read(untrustedName)) ?? '';
    parts['xl/media/image1.png'] = 'words that fold well, words that fold well, words that fold well';
    const bytes = Buffer.from(makeZip(parts));
    const name = bytes.indexOf('xl/media/image1.png');
    bytes.fill(0xff, name + 19, name + 26);
    const archive = await openArchive(new Uint8Array(bytes));
    await expect(archive.read('xl/media/image1.png')).rejects.toMatchObject({ code: 'file-damaged' });
    expect(textOfBlocks(await readAny(bytes, 'a.xlsx'))).toContain('Quarry House');
  });
});

describe('charts and diagrams', () => {
  test('of a Word file are told in words and numbers', async () => {
    const chart =
      '<c:chartSpace><a:p><a:r><a:t>Missed contacts</a:t></a:r></a:p><c:ser><c:tx><c:v>2012</c:v></c:tx><c:cat><c:pt><c:v>May</c:v></c:pt></c:cat><c:val><c:pt><c:v>4</c:v></c:pt></c:val></c:ser></c:chartSpace>';
    const text = textOfBlocks(await readAny(makeDocx(word, { chart }), 'a.docx'));
    expect(text).toContain('Missed contacts');
    expect(text).toContain('2012: May: 4');
    expect(textOfBlocks(await readAny(makeDocx(word), 'a.docx'))).not.toContain('Charts');
  });

  test('keep the line breaks between their words', async () => {
    const chart =
      '<c:chartSpace><a:p><a:r><a:t>Carol</a:t></a:r><a:br/><a:r><a:t>Dunne</a:t></a:r></a:p></c:chartSpace>';
    const text = textOfBlocks(await readAny(makeDocx(word, { chart }), 'a.docx'));
    expect(text).toContain('Carol\nDunne');
  });
});
