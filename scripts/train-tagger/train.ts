/**
 * Trains the tagger of names: softmax regression over hashed features, word by word, on its own earlier guesses.
 * node scripts/train-tagger/train.ts [--check] — `--check` leaves half of the care prose out, prints how well names
 * are found there and in the foreign texts that are never trained on, and writes nothing. See resources/detect/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addTagFeatures, collectFeatures, makeFeatureRows } from '../../src-main/detect/names/features.ts';
import {
  nameTags,
  readTagger,
  readWordLists,
  type TaggerWeights,
  writeTagger,
} from '../../src-main/detect/names/name-model.ts';
import { gatherCases, readWords, type WordFacts } from '../../src-main/detect/names/read-words.ts';
import { tagWords, toChances } from '../../src-main/detect/names/tag-words.ts';
import { tokenise } from '../../src-main/detect/text-tokens.ts';
import { seedRandom } from '../seed-random.ts';
import { type LabelledText, readCareTexts, readForeignTexts } from './labelled-text.ts';
import { type NamePools, varyNames, writeShouted, writeSmall } from './vary-names.ts';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '8' },
    copies: { type: 'string', default: '8' },
    bits: { type: 'string', default: '20' },
    hide: { type: 'string', default: '0.4' },
    drop: { type: 'string', default: '0.3' },
    rate: { type: 'string', default: '0.06' },
    fold: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});
const here = path.dirname(fileURLToPath(import.meta.url));
const resources = path.join(here, '..', '..', 'resources');
const data = process.env.CANDOUR_DATA ?? path.join(here, '..', '..', '..', 'shared', 'data');
const names = path.join(data, 'names');
const readResource = (...parts: readonly string[]) => readFileSync(path.join(resources, ...parts), 'utf8');
const lists = readWordLists({
  forenames: readResource('detect', 'forenames.txt'),
  surnames: readResource('detect', 'surnames.txt'),
  ordinaryWords: readResource('detect', 'ordinary-words.txt'),
  clusters: readResource('detect', 'clusters.txt'),
});
const random = seedRandom(11);
const tagCount = nameTags.length;
const rows = 1 << Number(options.bits);
const epochs = Number(options.epochs);
/** Which half of the care prose `--check` leaves out. */
const fold = Number(options.fold);
const [learningRate, smallest] = [Number(options.rate), 1e-6];
/** How often the features that name the word itself are hidden: contexts have to carry a name that nobody has seen. */
const hiddenWord = Number(options.hide);
/** Any other feature is left out now and then, so that none is leant on alone. */
const dropped = Number(options.drop);

type Lesson = { readonly words: readonly WordFacts[]; readonly tags: Int8Array; readonly set: string };

const care = readCareTexts();
const trained = options.check ? care.filter((_, index) => index % 2 !== fold) : care;
const pools: NamePools = {
  forenames: [...lists.forenames].filter((name) => name.length > 2 && !lists.ordinary.has(name)),
  surnames: [
    ...[...lists.surnames]
      .filter((name) => name.length > 2 && !lists.ordinary.has(name))
      .filter(() => random() < 0.15),
    ...readResource('names', 'surnames.txt')
      .split(/\r?\n/)
      .filter((name) => name.length > 2)
      .map((name) => name.toLowerCase()),
  ],
  isSurname: (folded) => !lists.forenames.has(folded),
};
const lessons = prepareLessons().map(toLesson);
console.log(
  `${lessons.length} texts, ${lessons.reduce((sum, { words }) => sum + words.length, 0)} words and signs`,
);
const weights = train(lessons);
const written = writeTagger(quantise(weights));
const out = options.out ?? (options.check ? null : path.join(resources, 'detect', 'tagger.bin'));
if (out !== null) writeFileSync(out, written);
check(readTagger(written));

function prepareLessons(): readonly LabelledText[] {
  const foreign = readForeignTexts(names, 'seen');
  const copies = Number(options.copies);
  const careCopies = Array.from({ length: copies }, (_, copy) =>
    trained.map((text) => {
      const varied = varyNames(text, pools, random);
      if (copy === copies - 1) return writeShouted(varied);
      return copy >= copies - 3 ? writeSmall(varied) : varied;
    }),
  ).flat();
  const foreignCopies = foreign
    .filter(({ spans }) => spans.some(({ tag }) => tag === 'person'))
    .map((text) => varyNames(text, pools, random))
    .map((text) => {
      const luck = random();
      return luck < 0.12 ? writeSmall(text) : luck < 0.17 ? writeShouted(text) : text;
    });
  return [...trained, ...trained, ...careCopies, ...foreign, ...foreignCopies];
}

function toLesson({ text, spans, set }: LabelledText): Lesson {
  const tokens = tokenise(text);
  const words = readWords(text, tokens, lists, gatherCases([{ text, tokens }]));
  const tags = new Int8Array(words.length);
  for (const { start, end, tag } of spans) {
    for (const [at, word] of words.entries()) {
      if (word.start < end && word.end > start) tags[at] = tag === 'unclear' ? -1 : nameTags.indexOf(tag);
    }
  }
  return { words, tags, set };
}

function train(all: readonly Lesson[]): Float32Array {
  const current = new Float32Array(rows * tagCount);
  const squares = new Float32Array(rows * tagCount);
  const total = new Float32Array(rows * tagCount);
  const features = makeFeatureRows();
  const scores = new Float64Array(tagCount);
  const order = all.map((_, index) => index);
  let summed = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    let loss = 0;
    let seen = 0;
    for (const index of order) {
      const lesson = all[index];
      if (lesson === undefined) continue;
      let [before, before2] = [0, 0];
      for (const [at, word] of lesson.words.entries()) {
        const right = lesson.tags[at] ?? 0;
        collectFeatures(lesson.words, at, rows - 1, features);
        const own = features.count;
        addTagFeatures(word, before, before2, rows - 1, features);
        if (random() < hiddenWord) hideWord(features, own);
        dropFeatures(features);
        scores.fill(0);
        for (let one = 0; one < features.count; one += 1) {
          const row = (features.rows[one] ?? 0) * tagCount;
          for (let tag = 0; tag < tagCount; tag += 1)
            scores[tag] = (scores[tag] ?? 0) + (current[row + tag] ?? 0);
        }
        const best = toChances(scores);
        if (right >= 0) {
          loss -= Math.log(Math.max(1e-9, scores[right] ?? 0));
          seen += 1;
          for (let tag = 0; tag < tagCount; tag += 1) {
            const slope = (scores[tag] ?? 0) - (tag === right ? 1 : 0);
            if (Math.abs(slope) < 1e-4) continue;
            for (let one = 0; one < features.count; one += 1) {
              const weight = (features.rows[one] ?? 0) * tagCount + tag;
              const square = (squares[weight] ?? 0) + slope * slope;
              squares[weight] = square;
              const value = current[weight] ?? 0;
              current[weight] = value - (learningRate * slope) / Math.sqrt(square + 0.01) - smallest * value;
            }
          }
        }
        before2 = before;
        // Half the time the tagger goes on from what it would have said itself.
        before = right >= 0 && random() < 0.5 ? right : best;
      }
    }
    console.log(`round ${epoch + 1}: loss ${(loss / seen).toFixed(4)}`);
    if (epoch < epochs / 2) continue;
    summed += 1;
    for (let weight = 0; weight < total.length; weight += 1)
      total[weight] = (total[weight] ?? 0) + (current[weight] ?? 0);
  }
  return total.map((value) => value / summed);
}

function hideWord(features: { rows: Int32Array; count: number; firstOwn: number }, own: number): void {
  let count = features.firstOwn;
  for (let one = own; one < features.count; one += 1) {
    features.rows[count] = features.rows[one] ?? 0;
    count += 1;
  }
  // The last feature joins the tag before with the word itself.
  features.count = count - 1;
}

function dropFeatures(features: { rows: Int32Array; count: number }): void {
  let count = 0;
  for (let one = 0; one < features.count; one += 1) {
    if (random() < dropped) continue;
    features.rows[count] = features.rows[one] ?? 0;
    count += 1;
  }
  features.count = count;
}

function quantise(values: Float32Array): TaggerWeights {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  const scale = Number((Math.min(most, 3) / 127).toPrecision(6));
  return {
    rows,
    scale,
    weights: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))),
  };
}

function check(tagger: TaggerWeights): void {
  const texts = [
    ...(options.check ? care.filter((_, index) => index % 2 === fold) : []),
    ...readForeignTexts(names, 'unseen'),
  ];
  for (const set of new Set(texts.map((text) => text.set))) {
    const own = texts.filter((text) => text.set === set).map(toLesson);
    const found = own.map((lesson) => tagWords(lesson.words, tagger));
    const figures = [0.9, 0.5, 0.3, 0.15, 0.05, 0.02, 0.005].map((least) => {
      let [right, gold, taken] = [0, 0, 0];
      for (const [index, { tags }] of own.entries()) {
        for (const [at, tag] of tags.entries()) {
          if (tag < 0) continue;
          const hit = (found[index]?.[at * tagCount + 1] ?? 0) >= least;
          if (tag === 1) gold += 1;
          if (hit) taken += 1;
          if (hit && tag === 1) right += 1;
        }
      }
      return `${least}: ${(right / gold).toFixed(3)}/${(right / taken).toFixed(3)}`;
    });
    console.log(`${set.padEnd(26)} words of people, recall/precision at ${figures.join('  ')}`);
  }
}
