/** The sets of names that others labelled, as documents to score. Absent sets are named, never passed over. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SuggestionType } from '../../../src-main/detect/suggestion.ts';
import type { Label } from './score-hits.ts';

export type ForeignDocument = {
  readonly text: string;
  readonly labels: readonly Label[];
  /** The pattern of a sentence made by machine; null for what people wrote. */
  readonly template: number | null;
};
export type ForeignSet = {
  readonly name: string;
  readonly documents: readonly ForeignDocument[] | null;
  /** The types that were labelled in it. */
  readonly types: readonly SuggestionType[];
};

const Line = z.object({
  text: z.string(),
  spans: z.array(z.object({ start: z.int(), end: z.int(), type: z.string() })),
  meta: z.object({ template_id: z.int().nullish() }).nullish(),
});

const typeNames: Readonly<Record<string, SuggestionType>> = {
  PER: 'person',
  PERSON: 'person',
  Person: 'person',
  person: 'person',
  ADDRESS: 'address',
  PHONE_NUMBER: 'phone',
  EMAIL_ADDRESS: 'email',
  CREDIT_CARD: 'bank',
  IBAN_CODE: 'bank',
  IP_ADDRESS: 'ip',
  DOMAIN_NAME: 'url',
  LOC: 'location',
  LOCATION: 'location',
  Location: 'location',
  location: 'location',
  ORG: 'organisation',
  ORGANIZATION: 'organisation',
  Organisation: 'organisation',
  corporation: 'organisation',
  group: 'organisation',
};
const named: readonly SuggestionType[] = ['person', 'location', 'organisation'];
const presidio: readonly SuggestionType[] = [...named, 'address', 'phone', 'email', 'bank', 'ip', 'url'];

export function readForeignSets(folder: string): readonly ForeignSet[] {
  const jsonl = (name: string, types: readonly SuggestionType[]): ForeignSet => ({
    name,
    types,
    documents: readFile(path.join(folder, `${name}.jsonl`), readJsonLines),
  });
  const columns = (name: string): ForeignSet => ({
    name,
    types: named,
    documents: readFile(path.join(folder, `${name}.txt`), readColumns),
  });
  return [
    columns('wnut_dev'),
    columns('wnut_train'),
    jsonl('btc-a', named),
    jsonl('btc-b', named),
    jsonl('btc-e', named),
    jsonl('wikigold', named),
    jsonl('re3d-UK_Government', named),
    jsonl('presidio-generated-large', presidio),
    { name: 'litbank', types: ['person'], documents: readLitBank(path.join(folder, 'litbank')) },
  ];
}

function readFile<T>(file: string, read: (content: string) => T): T | null {
  return existsSync(file) ? read(readFileSync(file, 'utf8')) : null;
}

/** A label without a letter or digit, the lone "@" of a tweet, is nobody's name. */
function toLabel(text: string, type: string, start: number, end: number): readonly Label[] {
  const known = typeNames[type];
  if (known === undefined || !/[\p{L}\p{N}]/u.test(text.slice(start, end))) return [];
  return [{ type: known, start, end, wanted: true }];
}

/** Offsets are code points there, UTF-16 units here. */
function readJsonLines(content: string): readonly ForeignDocument[] {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, spans, meta } = Line.parse(JSON.parse(line));
      const units = [0];
      for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
      const at = (codePoint: number) => units[codePoint] ?? text.length;
      return {
        text,
        labels: spans.flatMap(({ type, start, end }) => toLabel(text, type, at(start), at(end))),
        template: meta?.template_id ?? null,
      };
    });
}

/** A token and its tag a line (B-, I-, O); an empty line ends a sentence. Tokens are joined by spaces. */
function readColumns(content: string): readonly ForeignDocument[] {
  return content
    .split(/\n[ \t]*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      let text = '';
      const spans: { type: string; start: number; end: number }[] = [];
      for (const line of block.split('\n')) {
        const [token = '', tag = 'O'] = line.split('\t');
        if (token === '') continue;
        const start = text === '' ? 0 : text.length + 1;
        text = text === '' ? token : `${text} ${token}`;
        const last = spans.at(-1);
        if (tag.startsWith('B-')) spans.push({ type: tag.slice(2), start, end: text.length });
        else if (tag.startsWith('I-') && last !== undefined) last.end = text.length;
      }
      const labels = spans.flatMap(({ type, start, end }) => toLabel(text, type, start, end));
      return { text, labels, template: null };
    });
}

/** Proper names of people only; "the youngest of the two daughters" makes a hit right but is not looked for. */
function readLitBank(folder: string): readonly ForeignDocument[] | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const notes = readFileSync(path.join(folder, file.replace(/\.txt$/, '.ann')), 'utf8');
      const labels = [...notes.matchAll(/^T\d+\t(PROP|NOM|PRON)_PER (\d+) (\d+)\t/gm)].map(
        ([, form, start, end]): Label => ({
          type: 'person',
          start: Number(start),
          end: Number(end),
          wanted: form === 'PROP',
        }),
      );
      return { text, labels, template: null };
    });
}
