/** Labelled texts of the care prose for tuning and of the foreign sets, in one form. The unseen care prose is never read here. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NameTag } from '../../src-main/detect/names/name-model.ts';
import { readCareProse } from '../../test/support/care-prose.ts';
import { readForeignSets } from '../bench/detect/foreign-sets.ts';
import { wasTrainedOn } from './training-splits.ts';

export type LabelledSpan = {
  readonly start: number;
  readonly end: number;
  readonly tag: NameTag | 'unclear';
};
export type LabelledText = {
  readonly set: string;
  readonly text: string;
  readonly spans: readonly LabelledSpan[];
};

export function readCareTexts(): readonly LabelledText[] {
  return readCareProse('tuning').map(({ text, spans }) => ({
    set: 'care',
    text,
    spans: spans.flatMap((span): readonly LabelledSpan[] => {
      const tag = tagOfCare(span.label, span.label === 'keep' ? span.kind : null);
      return tag === null ? [] : [leaveTitle(text, { start: span.start, end: span.end, tag })];
    }),
  }));
}

const titleFirst =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|rev|cllr|pc|dc|ds|di|ps|sgt|nurse|judge|doctor)\.?[ \t\n]+(?=\p{L}))+/iu;

/** A title stands outside the name, whoever labelled it. */
function leaveTitle(text: string, span: LabelledSpan): LabelledSpan {
  const [title = ''] = span.tag === 'person' ? (titleFirst.exec(text.slice(span.start, span.end)) ?? []) : [];
  return { ...span, start: span.start + title.length };
}

function tagOfCare(label: string, kind: string | null): NameTag | null {
  if (label === 'person') return 'person';
  if (label === 'organisation' || kind === 'organisation') return 'organisation';
  if (label === 'location' || label === 'address' || kind === 'place' || kind === 'address') return 'place';
  return null;
}

/** `folder`: the names folder of the foreign material. */
export function readForeignTexts(folder: string, part: 'seen' | 'unseen'): readonly LabelledText[] {
  return readForeignSets(folder).flatMap(({ name, documents }) => {
    if (documents === null) throw new Error(`the set ${name} is not there`);
    const texts =
      name === 'litbank' ? readLitBank(path.join(folder, 'litbank')) : documents.map(toLabelled(name));
    return texts.filter(
      (_, index) =>
        wasTrainedOn(name, index, texts.length, documents[index]?.template ?? null) === (part === 'seen'),
    );
  });
}

function toLabelled(set: string) {
  return ({
    text,
    labels,
  }: {
    text: string;
    labels: readonly { type: string; start: number; end: number }[];
  }): LabelledText => ({
    set,
    text,
    spans: labels.flatMap(({ type, start, end }): readonly LabelledSpan[] => {
      const tag =
        type === 'person'
          ? 'person'
          : type === 'organisation'
            ? 'organisation'
            : type === 'location' || type === 'address'
              ? 'place'
              : null;
      return tag === null ? [] : [leaveTitle(text, { start, end, tag })];
    }),
  });
}

const titles =
  /^(?:Mr|Mrs|Miss|Ms|Sir|Lady|Lord|Dr|Doctor|Captain|Colonel|Aunt|Uncle|Mother|Father|The|Old|Little|Poor|Young|Dear|King|Queen|Prince|Princess|Madame|Master|Major|General|Reverend|Mistress|St|Esq)$/;

/** Of proper names of people their capitalised words; what a longer description holds besides is unclear. */
function readLitBank(folder: string): readonly LabelledText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const notes = readFileSync(path.join(folder, file.replace(/\.txt$/, '.ann')), 'utf8');
      const spans: LabelledSpan[] = [];
      for (const [, form, type, from, to] of notes.matchAll(/^T\d+\t(PROP|NOM)_([A-Z]+) (\d+) (\d+)\t/gm)) {
        const [start, end] = [Number(from), Number(to)];
        if (form === 'NOM') {
          if (type === 'PER')
            spans.push(
              ...capitalisedWords(text, start, end).map((word) => ({ ...word, tag: 'unclear' as const })),
            );
        } else if (type === 'PER')
          spans.push(
            ...capitalisedWords(text, start, end).map((word) => ({ ...word, tag: 'person' as const })),
          );
        else spans.push({ start, end, tag: type === 'ORG' ? 'organisation' : 'place' });
      }
      // What is surely a person is written last and wins.
      const rank = { unclear: 0, other: 0, place: 1, organisation: 1, person: 2 };
      return { set: 'litbank', text, spans: spans.sort((a, b) => rank[a.tag] - rank[b.tag]) };
    });
}

function capitalisedWords(
  text: string,
  start: number,
  end: number,
): readonly { start: number; end: number }[] {
  return [...text.slice(start, end).matchAll(/\p{Lu}[\p{L}\p{M}'’-]*/gu)]
    .filter(([word]) => !titles.test(word))
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
}
