/** A scan on the command line: converted, looked through, redacted, attacked. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { extractDocument } from '../../src-main/pdf/extract.ts';
import { scanLetter } from '../support/letter-scan.ts';
import { readAnswer, runCommand, withFolder } from './run-command.ts';

const Suggestions = z.object({
  suggestions: z.array(z.object({ text: z.string(), page: z.number(), rects: z.array(z.array(z.number())) })),
});

test('a scan is read, looked through, and redacted with its other words still in the text', async () => {
  await withFolder(async (folder) => {
    const people = {
      people: [{ id: 'p1', name: 'Wilhelmina Oxenford', role: 'third-party', decision: 'redact' }],
    };
    await writeFile(path.join(folder, 'scan.pdf'), await scanLetter({ skew: 0.5 }));
    await writeFile(path.join(folder, 'people.json'), JSON.stringify(people));
    await writeFile(path.join(folder, 'terms.txt'), 'Oxenford\n');
    const run = (...args: readonly string[]) => runCommand(args, folder);

    const unread = readAnswer(await run('detect', 'scan.pdf', '--people', 'people.json', '--no-ocr'));
    expect(unread).toMatchObject({ suggestions: [], pagesWithoutText: [1], read: [] });

    const converted = readAnswer(await run('convert', 'scan.pdf', '--out', 'searchable.pdf'));
    expect(converted).toMatchObject({ type: 'pdf', pages: 1, read: [{ page: 1, flags: [] }] });
    const detected = readAnswer(await run('detect', 'scan.pdf', '--people', 'people.json'));
    expect(detected).toMatchObject({ pagesWithoutText: [], read: [{ page: 1 }] });
    const { suggestions } = Suggestions.parse(detected);
    const named = suggestions.filter(({ text }) => text === 'Wilhelmina Oxenford');
    expect(named).toHaveLength(1);

    const marks = named.flatMap(({ page, rects }) => rects.map((rect) => ({ page, rect })));
    await writeFile(path.join(folder, 'marks.json'), JSON.stringify({ marks }));
    const redacted = await run('redact', 'searchable.pdf', '--marks', 'marks.json', '--out', 'out.pdf');
    expect(redacted).toMatchObject({ code: 0 });
    expect(readAnswer(redacted)).toMatchObject({ verification: { clean: true } });
    const bytes = new Uint8Array(await readFile(path.join(folder, 'out.pdf')));
    const [page] = (await extractDocument({ bytes, password: null })).pages;
    expect(page?.text).toContain('Your neighbour rang the office on Monday');
    expect(page?.text).not.toContain('Oxenford');
    expect(
      readAnswer(await run('verify', 'out.pdf', '--marks', 'marks.json', '--terms', 'terms.txt')),
    ).toMatchObject({
      clean: true,
    });
    // The scan as it was converted still has the name, and the check says so.
    expect((await run('verify', 'searchable.pdf', '--terms', 'terms.txt')).code).toBe(1);
  });
}, 120_000);
