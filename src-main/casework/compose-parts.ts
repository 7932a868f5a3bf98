/** The parts of the bundle in order: letter, contents, guide, documents, schedule, glossary, form to disagree. */
import type { Organisation } from '../contract/case.ts';
import type { Mark } from '../contract/mark.ts';
import { computeDeadline } from '../domain/deadline.ts';
import { collectWords } from '../domain/glossary.ts';
import { composeOwnParts, type LetterInput, type OwnPart } from '../domain/letter.ts';
import { coveredShare, isWithholding } from '../domain/mark.ts';
import { countWithheld, type PageCounts } from '../domain/schedule.ts';
import type { AssemblePart } from '../pdf/engine.ts';
import { listMarks } from '../store/marks.ts';
import { listPages, listPageTexts } from '../store/pages.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { listRanges } from './mark-ranges.ts';
import { readRequest } from './view-case.ts';
import type { Tools } from './workplace.ts';

type DocumentPart = Extract<AssemblePart, { kind: 'document' }>;

/** From this share on a page counts as left out whole. */
const wholePage = 0.9;
/** Codes that are about other people; the letter says so in a sentence of its own. */
const thirdPartyCodes = /^TP(-|$)/;

export function composeParts(
  db: ReadableDb,
  documents: readonly DocumentPart[],
  organisation: Organisation,
  tools: Tools,
): AssemblePart[] {
  const own = composeOwnParts(describeCase(db, documents, organisation, tools));
  const find = (kind: OwnPart['kind']): AssemblePart[] => own.filter((part) => part.kind === kind);
  return [
    ...find('letter'),
    ...find('contents'),
    ...find('guide'),
    ...documents,
    ...find('schedule'),
    ...find('glossary'),
    ...find('disagreement'),
  ];
}

function describeCase(
  db: ReadableDb,
  documents: readonly DocumentPart[],
  organisation: Organisation,
  tools: Tools,
): LetterInput {
  const request = readRequest(db);
  const marks = listMarks(db).filter(isWithholding);
  const order = new Map(documents.map((part, index) => [part.documentId, index]));
  const inOrder = [...marks].sort(
    (a, b) => (order.get(a.documentId) ?? 0) - (order.get(b.documentId) ?? 0) || a.page - b.page,
  );
  const withheld = countWithheld(
    inOrder.map(({ documentId, page, decision }) => ({
      documentId,
      page,
      codes: decision?.codes ?? [],
      neutral: decision?.neutral ?? true,
    })),
  );
  const today = tools.clock.today();
  return {
    request,
    organisation,
    deadline: computeDeadline(request.clock, tools.rules.holidays, today),
    today,
    callName: null,
    withheld,
    thirdPartyWithheld: withheld.some(({ code }) => code !== null && thirdPartyCodes.test(code)),
    pages: countPages(db, marks),
    exemptions: tools.rules.exemptions.exemptions,
    words: collectOpenWords(db, marks),
    template: tools.rules.template,
    glossary: tools.rules.glossary,
  };
}

function countPages(db: ReadableDb, marks: readonly Mark[]): PageCounts {
  let [complete, part, whole] = [0, 0, 0];
  for (const { documentId, page, box } of listPages(db)) {
    const rects = marks
      .filter((mark) => mark.documentId === documentId && mark.page === page)
      .flatMap((mark) => mark.rects);
    if (rects.length === 0) complete += 1;
    else if (coveredShare(box, rects) >= wholePage) whole += 1;
    else part += 1;
  }
  return { complete, part, whole };
}

/** Words that a reader will meet. What is withheld is taken out first, so that the glossary cannot give it away. */
function collectOpenWords(db: ReadableDb, marks: readonly Mark[]): Set<string> {
  const words = new Set<string>();
  for (const { documentId, page, text } of listPageTexts(db)) {
    let open = text;
    for (const mark of marks) {
      if (mark.documentId !== documentId || mark.page !== page) continue;
      for (const { start, end } of listRanges(db, mark)) {
        open = open.slice(0, start) + '\n'.repeat(end - start) + open.slice(end);
      }
    }
    for (const word of collectWords(open)) words.add(word);
  }
  return words;
}
