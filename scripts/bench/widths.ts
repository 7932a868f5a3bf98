// How many surnames share a gap, by what can be seen in real output: npm run bench -- widths
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { redactDocument } from '../../src-main/pdf/redact/redact.ts';
import { asReleased } from '../../src-main/pdf/redraw/write-page.ts';
import { readSurnames } from '../../src-main/pdf/reflow/surnames.ts';
import { buildPage } from '../../test/fixtures/leaks/pdf-builder.ts';
import { type Setting, setPage } from '../../test/pdf/reflow/set-page.ts';

const resources = { folder: fileURLToPath(new URL('../../resources', import.meta.url)) };
/** Every so many of the list, so that there are as many as in the table of the first measurement. */
const wanted = 473;

const words = (line: string): readonly string[] => line.split(' ');
const paragraph = [
  words('The worker came to the house on the Monday and again'),
  words('on Tuesday, when # was at home and'),
  words('spoke to her about school, the bus and the street, none'),
  words('of whom had been seen by then.'),
];
/** A cell with another word in it and a rule under the words: nothing can be moved. */
const cell = [words('Name'), words('#'), words('and another')];

type Way = {
  readonly name: string;
  readonly lines: readonly (readonly string[])[];
  readonly setting: Setting;
  readonly redraw: boolean;
  readonly reflow: boolean;
  /** Operators besides. */
  readonly extra?: string;
};

const ways: readonly Way[] = [
  { name: 'redraw, nothing moved', lines: paragraph, setting: 'ragged', redraw: true, reflow: false },
  { name: 'raster at 200 dpi', lines: paragraph, setting: 'ragged', redraw: false, reflow: false },
  { name: 'set anew, ragged', lines: paragraph, setting: 'ragged', redraw: true, reflow: true },
  { name: 'set anew, justified', lines: paragraph, setting: 'justified', redraw: true, reflow: true },
  { name: 'set anew, in a cell', lines: cell, setting: 'cell', redraw: true, reflow: true },
  {
    name: 'widened, last on its line',
    lines: [words('seen by #'), words('at home on Tuesday')],
    setting: 'ragged',
    redraw: true,
    reflow: true,
    // Shows the first word once more, stroked: such a line is not moved.
    extra: 'BT /F1 11 Tf 1 Tr .2 w 1 0 0 1 50 340 Tm (seen) Tj ET\n',
  },
];

const all = await readSurnames(resources);
const surnames = all.filter(
  (_, i) => Math.floor((i * wanted) / all.length) !== Math.floor(((i - 1) * wanted) / all.length),
);

for (const way of ways) {
  const groups = new Map<string, number>();
  const kinds = new Map<string, number>();
  const started = process.cpuUsage();
  for (const name of surnames) {
    const { content, mark } = setPage(way.lines, name, way.setting);
    const source = { bytes: buildPage(content + (way.extra ?? '')), password: null };
    const redraw = way.redraw ? asReleased : null;
    const { reflow } = way;
    const marks = [{ page: 1, rect: mark, label: 'Name of another person' }];
    const output = await redactDocument({ source, marks, dpi: 200, reflow }, resources, { redraw });
    const seen = createHash('sha256').update(output.bytes).digest('hex');
    groups.set(seen, (groups.get(seen) ?? 0) + 1);
    for (const { width } of output.pages[0]?.gaps ?? []) kinds.set(width, (kinds.get(width) ?? 0) + 1);
  }
  // For a name drawn at random: how many, itself included, leave the same page.
  const mean = [...groups.values()].reduce((sum, count) => sum + count * count, 0) / surnames.length;
  const { user, system } = process.cpuUsage(started);
  const told = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
  const cost = (user + system) / 1000 / surnames.length;
  console.log(
    `${way.name.padEnd(26)} ${mean.toFixed(1).padStart(6)} of ${surnames.length} surnames share a page  (${groups.size} different pages; ${told}; ${cost.toFixed(0)} ms each)`,
  );
}
