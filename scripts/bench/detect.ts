/**
 * How good detection is: recall and precision on our own care prose and on what others labelled, the register's people as
 * typed and as scanned, what must stay, and speed. npm run bench:detect, or: node scripts/bench/detect.ts
 * --show-tuning-misses lists what the pages for tuning lose, and what is found there for nothing; of the unseen pages only
 * figures are ever shown. --parts=tuning measures these pages only: those that are unseen wear out by being measured. --no-foreign leaves the foreign sets out. --write-figures writes what the application shows.
 * Where a label is missed, a table says what stands there instead, "proposed as kept" apart.
 * Parts of the foreign sets that the tagger of names was trained on stand apart, as do the pages for tuning.
 * They are not in the project: CANDOUR_DATA names their folder, or it lies at ../shared/data.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { SuggestionType } from '../../src-main/detect/suggestion.ts';
import {
  type CarePage,
  type CareProsePart,
  careProseParts,
  readCareProse,
} from '../../test/support/care-prose.ts';
import { wasTrainedOn } from '../train-tagger/training-splits.ts';
import { addShares, countLeftAlone, scoreCarePages } from './detect/care-documents.ts';
import { countPassages } from './detect/count-passages.ts';
import { readForeignSets } from './detect/foreign-sets.ts';
import { countByForm, countByPaper, listFalseHits, listMisses, type Miss } from './detect/kinds-of-miss.ts';
import { measurePagesPerSecond } from './detect/measure-speed.ts';
import { header, printLines, type Targets, write, writeScore, writeShares } from './detect/print-scores.ts';
import { scoreRegistered } from './detect/registered-people.ts';
import { findHits } from './detect/run-detection.ts';
import { type ScoredDocument, scoreType, scoreTypes } from './detect/score-hits.ts';
import { type FigureRow, shownSets, writeFigures } from './detect/write-figures.ts';
import { printTable } from './measure/print-table.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const data = process.env.CANDOUR_DATA ?? path.join(here, '..', '..', '..', 'shared', 'data');
const { values: options } = parseArgs({
  options: {
    'show-tuning-misses': { type: 'boolean', default: false },
    parts: { type: 'string', default: careProseParts.join(',') },
    'no-foreign': { type: 'boolean', default: false },
    'write-figures': { type: 'boolean', default: false },
  },
});

/** Everything that was labelled, but ordinary dates. */
const careTypes: readonly SuggestionType[] = [
  'person',
  'address',
  'postcode',
  'phone',
  'email',
  'nhs-number',
  'nino',
  'date-of-birth',
  'bank',
  'vehicle',
  'url',
  'id-number',
  'organisation',
  'location',
];
const exact: Targets = { marked: 0.98, precision: 0.75 };
const careTargets: Partial<Record<SuggestionType, Targets>> = {
  person: { marked: 0.9, queue: 0.98, precision: 0.75 },
  address: { marked: 0.9, precision: 0.75 },
  postcode: exact,
  phone: exact,
  email: exact,
  'nhs-number': exact,
  nino: exact,
};
const foreignTargets: Targets = { marked: 0.8, queue: 0.95, precision: 0.75 };
/** Details of care files whose figures the reviewer sees. */
const shownTypes: readonly (readonly [SuggestionType, string])[] = [
  ['address', 'Addresses in care files'],
  ['phone', 'Telephone numbers in care files'],
  ['email', 'E-mail addresses in care files'],
  ['nhs-number', 'NHS numbers in care files'],
];
const scanSeeds = [1, 2, 3];

const figures: FigureRow[] = [];

const parts = careProseParts.filter((part) => options.parts.split(',').includes(part));
for (const part of parts) reportCareProse(part, readCareProse(part));
if (!options['no-foreign']) reportForeignSets();
reportSpeed(parts.flatMap(readCareProse));
if (options['write-figures']) writeFigures(figures, new Date().toISOString().slice(0, 10));

function reportCareProse(part: CareProsePart, pages: readonly CarePage[]): void {
  const alone = scoreCarePages(pages, 'no list', 'other people');
  const everybody = scoreCarePages(pages, 'no list', 'everybody');
  const listed = scoreCarePages(pages, 'with list', 'other people');
  if (!alone.some(({ hits }) => hits.some(({ tier }) => tier === 2)))
    console.log('\nNo hit is of tier 2: there is no queue yet, and its columns repeat tier 1.');
  if (part === 'unseen')
    figures.push(
      { name: 'Care files (our own, invented)', documents: alone, type: 'person' },
      ...shownTypes.map(([type, name]) => ({ name, documents: alone, type })),
    );
  if (part === 'set-aside')
    figures.push({ name: 'A second set of invented care files', documents: alone, type: 'person' });
  printLines(
    `Care prose, ${part}${part === 'tuning' ? ', SEEN IN TRAINING' : ''}: ${pages.length} pages, no list of people`,
    [
      header,
      ...careTypes.map((type) => writeScore(type, scoreType(alone, type), careTargets[type])),
      writeScore('person, professionals and the requester too', scoreType(everybody, 'person')),
      writeScore(
        'all types',
        { marked: scoreTypes(alone, careTypes, 1), queue: scoreTypes(alone, careTypes, 2) },
        { precision: 0.75 },
      ),
      writeScore('person, with the list of the case', scoreType(listed, 'person')),
    ],
  );
  printLines(`Care prose, ${part}: other people by the form of the name, tier 1`, [
    ['form', 'labels', 'recall', ''],
    ...writeShares(countByForm(alone, 1)),
  ]);
  printLines(`Care prose, ${part}: other people by the kind of paper, tier 1`, [
    ['paper', 'labels', 'recall', ''],
    ...writeShares(countByPaper(alone, 1)),
  ]);
  const lookAlikes = countLeftAlone(alone);
  const lookAlikesListed = countLeftAlone(listed);
  printLines(`Care prose, ${part}: what must stay and is left alone, tier 1`, [
    ['kind', 'labels', 'no list', 'with the list'],
    ...[...lookAlikes].map(([kind, share]) => [
      kind,
      String(share.whole),
      write(share),
      write(lookAlikesListed.get(kind) ?? { part: 0, whole: 0 }),
    ]),
    [
      'all',
      String(addShares(lookAlikes.values()).whole),
      write(addShares(lookAlikes.values()), 0.85),
      write(addShares(lookAlikesListed.values()), 0.85),
    ],
  ]);
  reportRegistered(part, pages);
  printLines(`Care prose, ${part}: passages flagged for a decision on serious harm or crime`, [
    ['category', 'passages', 'denied there', 'pages with one'],
    ...countPassages(pages),
  ]);
  printLines(`Care prose, ${part}: what stands where a label was missed`, [
    ['type', 'instead', 'times'],
    ...countMisses(listMisses(alone)),
  ]);
  if (part === 'tuning' && options['show-tuning-misses']) {
    for (const { type, why, place } of listMisses(alone)) console.log(`missed ${type} (${why}): ${place}`);
    for (const { type, place } of listFalseHits(alone)) console.log(`found for nothing ${type}: ${place}`);
  }
}

function reportRegistered(part: CareProsePart, pages: readonly CarePage[]): void {
  const typed = scoreRegistered(pages, null);
  const scans = scanSeeds.map((seed) => scoreRegistered(pages, seed));
  const scanned = {
    found: addShares(scans.map(({ found }) => found)),
    attributed: addShares(scans.map(({ attributed }) => attributed)),
  };
  printLines(`Care prose, ${part}: places of registered people to be withheld`, [
    ['text', 'labels', 'found', 'of these, the right person'],
    ['as typed', String(typed.found.whole), write(typed.found, 0.99), write(typed.attributed)],
    [
      `as scanned, ${scanSeeds.length} scans`,
      String(scanned.found.whole),
      write(scanned.found, 0.99),
      write(scanned.attributed),
    ],
    ['apart: a lone letter ("told K")', String(typed.lone.whole), write(typed.lone), ''],
    ['apart: a pet name not in the register', String(typed.unrecorded.whole), write(typed.unrecorded), ''],
  ]);
  if (part !== 'tuning' || !options['show-tuning-misses']) return;
  for (const { file, context } of [typed, ...scans].flatMap(({ missed }) => missed))
    console.log(`missed of the register, ${file}: ${context.replace(/\s+/g, ' ')}`);
}

function countMisses(misses: readonly Miss[]): readonly (readonly string[])[] {
  const counts = new Map<string, { row: readonly string[]; times: number }>();
  for (const { type, why } of misses) {
    const key = `${type} ${why}`;
    counts.set(key, { row: [type, why], times: (counts.get(key)?.times ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.times - a.times)
    .map(({ row, times }) => [...row, String(times)]);
}

function reportForeignSets(): void {
  const rows: (readonly string[])[] = [];
  const all = {
    seen: [] as ScoredDocument[],
    unseen: [] as ScoredDocument[],
    strict: [] as ScoredDocument[],
  };
  for (const { name, documents, types } of readForeignSets(path.join(data, 'names'))) {
    if (documents === null) {
      console.log(`\nTHE SET ${name} IS NOT THERE, NOTHING WAS MEASURED ON IT (set CANDOUR_DATA)`);
      continue;
    }
    for (const part of ['seen', 'unseen'] as const) {
      const own = documents.filter(
        ({ template }, index) => wasTrainedOn(name, index, documents.length, template) === (part === 'seen'),
      );
      if (own.length === 0) continue;
      const strict = own.map((document) => ({ ...document, kind: name, hits: findHits(document.text, []) }));
      // Who is at work is not labelled there: a name that is proposed as kept is a name that was found.
      const scored = strict.map((document) => ({
        ...document,
        hits: document.hits.map((hit) => ({ ...hit, proposedAsKept: false })),
      }));
      all[part].push(...scored);
      if (part === 'unseen') all.strict.push(...strict);
      const shown = shownSets[name];
      if (part === 'unseen' && shown !== undefined)
        figures.push({ name: shown, documents: scored, type: 'person' });
      const remark = part === 'seen' ? ', SEEN IN TRAINING' : '';
      for (const type of types)
        rows.push(
          writeScore(
            `${name} ${type}${remark}`,
            scoreType(scored, type),
            type === 'person' ? foreignTargets : type === 'phone' || type === 'email' ? exact : {},
          ),
        );
    }
  }
  if (all.unseen.length === 0) return;
  printLines('What others labelled', [
    header,
    ...rows,
    writeScore('all of them person, SEEN IN TRAINING', scoreType(all.seen, 'person'), foreignTargets),
    writeScore('all of them person, unseen', scoreType(all.unseen, 'person'), foreignTargets),
    writeScore('the same without those proposed as kept', scoreType(all.strict, 'person')),
  ]);
  printLines('What others labelled, unseen: people by the form of the name, tier 1', [
    ['form', 'labels', 'recall', ''],
    ...writeShares(countByForm(all.unseen, 1)),
  ]);
}

function reportSpeed(pages: readonly CarePage[]): void {
  printTable('Speed, one core (seconds of the processor, not of the clock)', [
    {
      what: `pages of care prose, ${pages.length} as one document, no list`,
      figure: measurePagesPerSecond(pages, 'no list'),
      unit: 'pages/s',
      target: 60,
      better: 'more',
    },
    {
      what: 'the same with all their people listed',
      figure: measurePagesPerSecond(pages, 'with list'),
      unit: 'pages/s',
      target: 60,
      better: 'more',
    },
  ]);
}
