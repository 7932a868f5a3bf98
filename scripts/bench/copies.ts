/**
 * Which pages are found to be copies, on pages of which it is known: precision and recall by kind, and the time that
 * 10,000 pages take. npm run bench -- copies
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { findCopies } from '../../src-main/casework/find-copies.ts';
import { CaseId, DocumentId } from '../../src-main/contract/values.ts';
import { findCandidates, indexPrints } from '../../src-main/domain/copies/find-candidates.ts';
import { fingerprint } from '../../src-main/domain/copies/fingerprint.ts';
import { judgeCopies } from '../../src-main/domain/copies/judge-copies.ts';
import { splitWords } from '../../src-main/domain/copies/words.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { closeDatabase, createDatabase, openDatabase } from '../../src-main/store/database.ts';
import { caseSchema } from '../../src-main/store/schemas.ts';
import { prepare, runInTransaction } from '../../src-main/store/sqlite.ts';
import { seedRandom } from '../seed-random.ts';
import {
  fillForm,
  type KnownPage,
  makeForms,
  makeVariants,
  misread,
  pick,
  reprint,
  templates,
} from './copies/make-pages.ts';
import { printTable, type Row } from './measure/print-table.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const random = seedRandom(20_261_124);

/** Documents 1 to 10: the others are copies of some of them, or of other formats. */
const originals = /^(?:0\d|10)-.*\.pdf$/;

async function readSamplePages(): Promise<string[]> {
  const folder = path.join(project, 'resources', 'sample-case', 'documents');
  const engine = createInlineEngine({ folder: path.join(project, 'resources') });
  const texts: string[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => originals.test(file))
    .sort()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const { pages } = await engine.run('extract', { source: { bytes, password: null } });
    texts.push(...pages.map(({ text }) => text));
  }
  await engine.close();
  return texts.filter((text) => splitWords(text).words.length >= 60);
}

type Outcome = {
  readonly pairs: ReadonlySet<string>;
  readonly seconds: Readonly<Record<'words' | 'candidates' | 'judging', number>>;
  readonly judged: number;
};

/** As the case does it: the same texts are one, pairs of those that share prints are judged. */
function findPairs(texts: readonly string[]): Outcome {
  const cpu = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const start = cpu();
  const pages = texts.map((text) => {
    const { words } = splitWords(text);
    return {
      words,
      prints: fingerprint(words),
      key: createHash('sha256').update(words.join(' ')).digest('hex'),
    };
  });
  const split = cpu();
  const distinct = [...new Map(pages.map((page) => [page.key, page])).values()];
  const index = indexPrints(distinct.map(({ prints }) => prints));
  const candidates = distinct.flatMap((_, b) =>
    findCandidates(index, b)
      .filter((a) => a < b)
      .map((a) => ({ a, b })),
  );
  const found = cpu();
  const near = new Map<string, Set<string>>();
  for (const { a, b } of candidates) {
    const [one, other] = [distinct[a], distinct[b]];
    if (one && other && judgeCopies(one.words, other.words) !== null)
      near.set(one.key, (near.get(one.key) ?? new Set()).add(other.key));
  }
  const end = cpu();
  const places = new Map<string, number[]>();
  for (const [index, { key }] of pages.entries()) places.set(key, [...(places.get(key) ?? []), index]);
  const pairs = new Set<string>();
  const add = (a: number, b: number): unknown => a !== b && pairs.add(`${Math.min(a, b)} ${Math.max(a, b)}`);
  for (const [key, own] of places) {
    for (const a of own) {
      for (const b of own) add(a, b);
      for (const other of near.get(key) ?? []) for (const b of places.get(other) ?? []) add(a, b);
    }
  }
  return {
    pairs,
    seconds: { words: split - start, candidates: found - split, judging: end - found },
    judged: candidates.length,
  };
}

function measureQuality(known: readonly KnownPage[]): Row[] {
  const { pairs } = findPairs(known.map(({ text }) => text));
  let right = 0;
  const wrong: string[] = [];
  for (const pair of pairs) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    if (known[a]?.origin === known[b]?.origin) right += 1;
    else wrong.push(`${known[a]?.origin} ${known[a]?.kind} / ${known[b]?.origin} ${known[b]?.kind}`);
  }
  if (process.env.CANDOUR_VERBOSE) for (const one of wrong.slice(0, 40)) console.log(`  wrong: ${one}`);
  const originOf = new Map(
    known.flatMap(({ origin, kind }, index) =>
      kind === 'origin' || kind === 'form' ? [[origin, index] as const] : [],
    ),
  );
  const kinds = [
    'reprinted',
    'misread',
    'badly-misread',
    'added-to',
    'all-three',
    'form-reprinted',
    'form-misread',
  ] as const;
  const rows = kinds.map((kind): Row => {
    const all = [...known.entries()].filter(([, page]) => page.kind === kind);
    const found = all.filter(([index, { origin }]) => pairs.has(`${originOf.get(origin)} ${index}`));
    if (process.env.CANDOUR_VERBOSE)
      for (const [, page] of all.filter((one) => !found.includes(one)).slice(0, 6))
        console.log(`  missed: ${page.origin} ${kind}`);
    return {
      what: `recall, ${kind} (${all.length})`,
      figure: found.length / all.length,
      unit: '',
      target: kind === 'all-three' || kind === 'badly-misread' ? 0.95 : 0.98,
      better: 'more',
    };
  });
  return [
    {
      what: `precision (${pairs.size} pairs of ${known.length} pages)`,
      figure: right / pairs.size,
      unit: '',
      target: 0.99,
      better: 'more',
    },
    ...rows,
  ];
}

/** Scans of forms filled in differently, each compared with each: none is a copy of another. */
function measureForms(say: () => string): Row[] {
  let [pairs, wrong] = [0, 0];
  for (const template of templates) {
    for (const rate of [0, 0.02, 0.05]) {
      const forms = Array.from(
        { length: 30 },
        () => splitWords(misread(fillForm(template, say, random), rate, random)).words,
      );
      for (const [index, one] of forms.entries()) {
        for (const other of forms.slice(0, index)) {
          pairs += 1;
          if (judgeCopies(one, other) !== null) wrong += 1;
        }
      }
    }
  }
  const what = `forms of one kind taken for copies, scans of them too (of ${pairs} pairs)`;
  return [{ what, figure: (100 * wrong) / pairs, unit: '%', target: 0.5, better: 'less' }];
}

/** Prose of the words of the sample case, three sentences in ten from a stock that many pages share. */
function makeProse(samples: readonly string[]): () => string {
  const words = samples.flatMap((text) => text.match(/[A-Za-z]+/g) ?? []);
  const sentence = (): string =>
    `${Array.from({ length: 8 + Math.floor(random() * 12) }, () => pick(words, random)).join(' ')}.`;
  const stock = Array.from({ length: 300 }, sentence);
  return () => (random() < 0.3 ? pick(stock, random) : sentence());
}

function makeLargeCase(samples: readonly string[], pages: number): string[] {
  const say = makeProse(samples);
  const texts: string[] = [];
  while (texts.length < pages) {
    const kind = random();
    const earlier = texts.length === 0 ? '' : pick(texts, random);
    if (kind < 0.1 && earlier !== '') texts.push(random() < 0.3 ? earlier : reprint(earlier, random));
    else if (kind < 0.3) texts.push(fillForm(pick(templates, random), () => `${say()} ${say()}`, random));
    else texts.push(Array.from({ length: 24 }, say).join('\n'));
  }
  return texts;
}

/** The same in a case file, with what it keeps main from: a page of each text, a hundred pages a document. */
async function measureCase(texts: readonly string[]): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-copies-'));
  const [file, key] = [path.join(folder, 'case.db'), randomBytes(32)];
  createDatabase(file, key, caseSchema);
  const db = openDatabase(file, key, caseSchema);
  try {
    runInTransaction(db, () => fillCase(db, texts));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const before = process.cpuUsage();
    delay.enable();
    const open = { id: CaseId.parse('bench'), db, files: { folder, key } };
    await findCopies(open, { signal: new AbortController().signal, report: () => undefined });
    delay.disable();
    const { user, system } = process.cpuUsage(before);
    return [
      {
        what: 'the same in a case file',
        figure: (user + system) / 1e6,
        unit: 's of one core',
        target: 10,
        better: 'less',
      },
      {
        what: '  main answers, at the latest after',
        figure: delay.max / 1e6,
        unit: 'ms by the clock',
        target: null,
        better: 'less',
      },
      {
        what: '  and in 99 of 100 times after',
        figure: delay.percentile(99) / 1e6,
        unit: 'ms by the clock',
        target: null,
        better: 'less',
      },
    ];
  } finally {
    closeDatabase(db);
    rmSync(folder, { recursive: true, force: true });
  }
}

function fillCase(db: ReturnType<typeof openDatabase>, texts: readonly string[]): void {
  const actor = JSON.stringify({ id: 'u', name: 'Bench', role: 'dpo' });
  const box = '[0,0,595,842]';
  for (const [index, text] of texts.entries()) {
    const [number, page] = [Math.floor(index / 100), (index % 100) + 1];
    const documentId = DocumentId.parse(`d${number}`);
    if (page === 1)
      prepare(
        db,
        `INSERT INTO documents (position, identity, id, title, file_name, pages, bytes, sha256, imported_at, imported_by)
         VALUES (?, ?, ?, 'Bench', 'bench.pdf', 100, 1, ?, '2026-11-24T12:00:00Z', ?)`,
      ).run(number, documentId, documentId, documentId, actor);
    const { lastInsertRowid } = prepare(
      db,
      'INSERT INTO pages (document_id, page, box, rotation, characters) VALUES (?, ?, ?, 0, ?)',
    ).run(documentId, page, box, text.length);
    prepare(db, 'INSERT INTO page_texts VALUES (?, ?)').run(lastInsertRowid, text);
  }
}

const samples = await readSamplePages();
const say = makeProse(samples);
const paragraphs = Array.from({ length: 40 }, () => Array.from({ length: 5 }, say).join(' '));
const known = [...makeVariants(samples, paragraphs, random), ...makeForms(60, say, random)];
const quality = [...measureQuality(known), ...measureForms(say)];
const large = makeLargeCase(samples, 10_000);
const { seconds, judged, pairs } = findPairs(large);
const total = seconds.words + seconds.candidates + seconds.judging;
const speed: Row[] = [
  { what: '10,000 pages grouped', figure: total, unit: 's of one core', target: 5, better: 'less' },
  { what: '  words and fingerprints', figure: seconds.words, unit: 's', target: null, better: 'less' },
  { what: '  who shares prints', figure: seconds.candidates, unit: 's', target: null, better: 'less' },
  {
    what: `  ${judged} pairs judged, ${pairs.size} found`,
    figure: seconds.judging,
    unit: 's',
    target: null,
    better: 'less',
  },
];
const inCase = await measureCase(large);
process.exitCode = printTable('Copies of pages', [...quality, ...speed, ...inCase]) > 0 ? 1 : 0;
