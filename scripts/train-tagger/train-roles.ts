/**
 * Trains the weights that tell people at work from people of somebody's life: logistic regression over hashed clues, on the
 * care prose for tuning. node scripts/train-tagger/train-roles.ts [--check] — `--check` leaves a quarter of the pages out at
 * a time, prints what is told rightly there, and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readWordLists } from '../../src-main/detect/names/name-model.ts';
import { collectProfessionals, isProfessional } from '../../src-main/detect/professionals.ts';
import {
  type Mention,
  type RoleWeights,
  readClues,
  readRoleWeights,
  weighRoles,
  writeRoleWeights,
} from '../../src-main/detect/role-model.ts';
import { type CarePage, readCareProse } from '../../test/support/care-prose.ts';
import { seedRandom } from '../seed-random.ts';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '30' },
    rate: { type: 'string', default: '0.08' },
    decay: { type: 'string', default: '0.0003' },
    drop: { type: 'string', default: '0.4' },
    bits: { type: 'string', default: '15' },
    pages: { type: 'string', default: '3' },
  },
});
const rows = 1 << Number(options.bits);
const out = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'resources',
  'detect',
  'roles.bin',
);
const { clusters } = readWordLists({
  forenames: '',
  surnames: '',
  ordinaryWords: '',
  clusters: readFileSync(path.join(path.dirname(out), 'clusters.txt'), 'utf8'),
});
type Lesson = { readonly clues: readonly number[]; readonly isAtWork: boolean; readonly page: string };

const pages = readCareProse('tuning');
if (options.check) check();
else writeFileSync(out, writeRoleWeights(quantise(train(pages))));

function readMentions({
  text,
  spans,
}: CarePage): readonly (Mention & { readonly isAtWork: boolean; readonly isOther: boolean })[] {
  return spans.flatMap((span) =>
    span.label === 'person'
      ? [
          {
            text,
            start: span.start,
            end: span.end,
            isAtWork: span.role === 'professional',
            isOther: span.role === 'other',
          },
        ]
      : [],
  );
}

function train(from: readonly CarePage[]): Float32Array {
  const random = seedRandom(5);
  const lessons = from.flatMap((page) =>
    readMentions(page).map(
      (mention): Lesson => ({
        clues: readClues(mention, clusters),
        isAtWork: mention.isAtWork,
        page: page.file,
      }),
    ),
  );
  // What stands on one page only is that page's.
  const pagesOf = new Map<number, Set<string>>();
  for (const { clues, page } of lessons)
    for (const clue of clues) {
      const known = pagesOf.get(clue);
      if (known === undefined) pagesOf.set(clue, new Set([page]));
      else known.add(page);
    }
  const kept = lessons.map((lesson) => ({
    ...lesson,
    clues: lesson.clues
      .filter((clue) => (pagesOf.get(clue)?.size ?? 0) >= Number(options.pages))
      .map((clue) => clue & (rows - 1)),
  }));
  const weights = new Float32Array(rows);
  const squares = new Float32Array(rows);
  const total = new Float32Array(rows);
  const epochs = Number(options.epochs);
  let summed = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = kept.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      const [a, b] = [kept[at], kept[other]];
      if (a !== undefined && b !== undefined) [kept[at], kept[other]] = [b, a];
    }
    for (const { clues, isAtWork } of kept) {
      const used = clues.filter(() => random() >= Number(options.drop));
      let sum = 0;
      for (const clue of used) sum += weights[clue] ?? 0;
      const slope = 1 / (1 + Math.exp(-sum)) - (isAtWork ? 1 : 0);
      for (const clue of used) {
        const square = (squares[clue] ?? 0) + slope * slope;
        squares[clue] = square;
        const value = weights[clue] ?? 0;
        weights[clue] =
          value - (Number(options.rate) * slope) / Math.sqrt(square + 0.1) - Number(options.decay) * value;
      }
    }
    if (epoch < epochs / 2) continue;
    summed += 1;
    for (let row = 0; row < rows; row += 1) total[row] = (total[row] ?? 0) + (weights[row] ?? 0);
  }
  // Dropped clues are all there later: the sum grows by as much.
  return total.map((value) => (value / summed) * (1 - Number(options.drop)));
}

function quantise(values: Float32Array): RoleWeights {
  const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  const scale = Number((most / 127).toPrecision(6));
  return { rows, scale, weights: Int8Array.from(values, (value) => Math.round(value / scale)) };
}

function check(): void {
  const folds = 4;
  const judged: { ruled: boolean; chance: number; isAtWork: boolean; isOther: boolean; part: string }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model = readRoleWeights(
      writeRoleWeights(quantise(train(pages.filter((_, index) => index % folds !== fold)))),
    );
    for (const page of pages.filter((_, index) => index % folds === fold)) {
      const mentions = readMentions(page);
      const { inRole, other } = collectProfessionals(page.text, mentions);
      const names = new Set([...inRole].filter((name) => !other.has(name)));
      const ruled = mentions.map((mention) => isProfessional(page.text, mention, names));
      const chances = weighRoles(mentions, model, clusters);
      for (const [at, { isAtWork, isOther }] of mentions.entries())
        judged.push({
          ruled: ruled[at] ?? false,
          chance: chances[at] ?? 0,
          isAtWork,
          isOther,
          part: Number.parseInt(page.file, 10) < 47 ? 'first' : 'second',
        });
    }
  }
  for (const part of ['first', 'second']) {
    const own = judged.filter((each) => each.part === part);
    for (const least of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const work = own.filter(({ isAtWork }) => isAtWork);
      const others = own.filter(({ isOther }) => isOther);
      const share = (of: typeof own) =>
        (of.filter(({ chance }) => chance >= least).length / of.length).toFixed(3);
      const shareBoth = (of: typeof own) =>
        (of.filter(({ chance, ruled }) => chance >= least || ruled).length / of.length).toFixed(3);
      const shareSure = (of: typeof own) =>
        (
          of.filter(({ chance, ruled }) => chance >= least || (ruled && chance > 0.2)).length / of.length
        ).toFixed(3);
      const rule = (of: typeof own) => (of.filter(({ ruled }) => ruled).length / of.length).toFixed(3);
      console.log(
        `rule ${rule(work)}/${rule(others)} either ${shareBoth(work)}/${shareBoth(others)} vetoed ${shareSure(work)}/${shareSure(others)} ${part} ${least}: people at work kept ${share(work)} of ${work.length}, others kept ${share(others)} of ${others.length}`,
      );
    }
  }
}
