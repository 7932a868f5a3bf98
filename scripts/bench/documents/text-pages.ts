/** Pages of text as offices print them: the words of the sample case in one embedded font, justified, no page twice. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { chronology } from '../../sample-case/documents/chronology.ts';
import { typesetDocument } from '../../sample-case/layout/typeset.ts';
import type { Section } from '../../sample-case/model.ts';
import { sources } from '../../sample-case/sources.ts';

const prose = sources.filter((source) => source !== chronology);

/** A PDF of that many A4 pages; another `start` gives other pages. */
export async function makeTextPages(count: number, start = 0): Promise<Uint8Array> {
  const blocks = prose
    .flatMap(({ sections }) => sections.flatMap((section) => section.blocks))
    .filter(({ kind }) => kind !== 'table');
  const sections: Section[] = [];
  let perRound = 0;
  // Begun anew with each round, so that no two pages break at the same place.
  for (let round = 0; round * perRound < count || round === 0; round += 1) {
    const from = (start + round * 7) % blocks.length;
    sections.push({ orientation: 'portrait', blocks: [...blocks.slice(from), ...blocks.slice(0, from)] });
    if (perRound === 0) perRound = (await set(sections)).pages;
  }
  const whole = await PDFDocument.load((await set(sections)).bytes, { updateMetadata: false });
  for (let last = whole.getPageCount(); last > count; last -= 1) whole.removePage(last - 1);
  const cut = await PDFDocument.create({ updateMetadata: false });
  for (const page of await cut.copyPages(whole, whole.getPageIndices())) cut.addPage(page);
  return cut.save();
}

async function set(sections: readonly Section[]): Promise<{ bytes: Uint8Array; pages: number }> {
  const { bytes, pages } = await typesetDocument({
    fileName: 'text.pdf',
    title: 'Text',
    author: 'Northmoor Council',
    created: '2012-01-09T09:00:00Z',
    look: {
      family: 'atkinson',
      size: 10.5,
      leading: 1.35,
      margin: 60,
      justified: true,
      accent: [0.1, 0.25, 0.4],
      headings: 'ruled',
      header: 'Northmoor Council',
      footer: { left: 'Case file', right: 'Page {page} of {pages}' },
    },
    sections,
  });
  return { bytes, pages: pages.length };
}
