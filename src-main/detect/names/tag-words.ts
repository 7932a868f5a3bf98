/** How likely each word of a text is part of a name, by the trained weights. */
import { addTagFeatures, collectFeatures, makeFeatureRows } from './features.ts';
import { nameTags, type TaggerWeights } from './name-model.ts';
import type { WordFacts } from './read-words.ts';

const tagCount = nameTags.length;

/** One probability a tag for each word, in the order of `nameTags`: word 2's person is at 2 × 4 + 1. */
export function tagWords(words: readonly WordFacts[], tagger: TaggerWeights): Float32Array {
  const chances = new Float32Array(words.length * tagCount);
  const features = makeFeatureRows();
  const scores = new Float64Array(tagCount);
  let [before, before2] = [0, 0];
  for (const [at, word] of words.entries()) {
    collectFeatures(words, at, tagger.rows - 1, features);
    addTagFeatures(word, before, before2, tagger.rows - 1, features);
    sumWeights(features.rows, features.count, tagger, scores);
    const best = toChances(scores);
    for (let tag = 0; tag < tagCount; tag += 1) chances[at * tagCount + tag] = scores[tag] ?? 0;
    before2 = before;
    before = best;
  }
  return chances;
}

function sumWeights(
  rows: Int32Array,
  count: number,
  { weights, scale }: TaggerWeights,
  scores: Float64Array,
): void {
  scores.fill(0);
  for (let index = 0; index < count; index += 1) {
    const row = (rows[index] ?? 0) * tagCount;
    for (let tag = 0; tag < tagCount; tag += 1) scores[tag] = (scores[tag] ?? 0) + (weights[row + tag] ?? 0);
  }
  for (let tag = 0; tag < tagCount; tag += 1) scores[tag] = (scores[tag] ?? 0) * scale;
}

/** Scores become chances that add up to 1; answers the likeliest tag. */
export function toChances(scores: Float64Array): number {
  let best = 0;
  for (let tag = 1; tag < scores.length; tag += 1) if ((scores[tag] ?? 0) > (scores[best] ?? 0)) best = tag;
  const top = scores[best] ?? 0;
  let sum = 0;
  for (let tag = 0; tag < scores.length; tag += 1) {
    const power = Math.exp((scores[tag] ?? 0) - top);
    scores[tag] = power;
    sum += power;
  }
  for (let tag = 0; tag < scores.length; tag += 1) scores[tag] = (scores[tag] ?? 0) / sum;
  return best;
}
