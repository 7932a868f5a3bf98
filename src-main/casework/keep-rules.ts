/** Rules over the case: tried out, put in force, taken back as one. */
import type { Input, Output } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import type { Rule, RuleSubject } from '../contract/rule.ts';
import { type DocumentId, RuleId } from '../contract/values.ts';
import { reopenMark, touchesSpan } from '../domain/mark.ts';
import { findPlainPart } from '../domain/rule.ts';
import { applyChange } from '../store/changes.ts';
import { listMarks } from '../store/marks.ts';
import { getPage, readText } from '../store/pages.ts';
import { findRule, listRules } from '../store/rules.ts';
import { findText } from '../store/search.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { applyRule, findRuleSpans } from './apply-rules.ts';
import { showPlace } from './read-documents.ts';
import { readRequest } from './view-case.ts';
import { type CommandResult, findCaseFacts, type Worker } from './workplace.ts';

/** Places of a rule that the window is shown. */
const mostShown = 40;

export function listAllRules(db: ReadableDb): Output<'listRules'> {
  const rules = listRules(db);
  if (rules.length === 0) return [];
  const followers = new Map<RuleId, Mark[]>();
  for (const mark of listMarks(db)) {
    const id = mark.decision?.followsRule;
    if (id === undefined) continue;
    const own = followers.get(id) ?? [];
    followers.set(id, own);
    own.push(mark);
  }
  return rules.map((rule) => {
    const own = followers.get(rule.id) ?? [];
    return {
      ...rule,
      places: own.length,
      shown: own
        .slice(0, mostShown)
        .flatMap(({ documentId, page, range }) =>
          range === null ? [] : [showPlace(db, { documentId, page, ...range })],
        ),
    };
  });
}

export function previewRule(db: ReadableDb, { subject }: Input<'previewRule'>): Output<'previewRule'> {
  checkSubject(subject);
  let open = 0;
  let leftAlone = 0;
  const shown: Output<'previewRule'>['shown'][number][] = [];
  for (const { documentId, page } of listPagesOf(db, subject)) {
    const known = listMarks(db, { documentId, page });
    for (const place of findRuleSpans(subject, { text: readText(db, documentId, page) }, known)) {
      const isDecided = known.some((mark) => mark.decision !== null && touchesSpan(mark, place));
      if (isDecided) leftAlone += 1;
      else {
        open += 1;
        if (shown.length < mostShown) shown.push(showPlace(db, { documentId, page, ...place }));
      }
    }
  }
  return { open, leftAlone, shown };
}

export function addRule(
  db: WritableDb,
  { subject, decision }: Input<'addRule'>,
  { actor, tools }: Worker,
): CommandResult<Output<'addRule'>> {
  checkSubject(subject);
  const facts = findCaseFacts(readRequest(db), tools.clock.today());
  const at = tools.clock.now();
  const rule: Rule = { id: RuleId.parse(tools.newId()), subject, decision, by: actor, at };
  const putMarks: Mark[] = [];
  let leftAlone = 0;
  for (const { documentId, page } of listPagesOf(db, subject)) {
    const known = listMarks(db, { documentId, page });
    const applied = applyRule(rule, getPage(db, documentId, page), known, tools, facts);
    putMarks.push(...applied.put);
    leftAlone += applied.leftAlone;
  }
  applyChange(db, { by: actor, at, label: 'addRule' }, { putRules: [rule], putMarks });
  return {
    value: { ruleId: rule.id, marked: putMarks.length, leftAlone },
    audit: {
      ruleId: rule.id,
      rule: subject.kind,
      outcome: decision.outcome,
      codes: decision.codes.join(' '),
      marked: putMarks.length,
      leftAlone,
    },
    changesBundle: true,
  };
}

/** What somebody has decided anew since does not follow the rule any more, and stays. Throws `not-found`. */
export function takeBackRule(
  db: WritableDb,
  { ruleId }: Input<'takeBackRule'>,
  { actor, tools }: Worker,
): CommandResult<Output<'takeBackRule'>> {
  if (findRule(db, ruleId) === null) throw new AppError('not-found');
  const own = listMarks(db).filter(({ decision }) => decision?.followsRule === ruleId);
  const made = own.filter(({ source }) => source === 'rule');
  const found = own.filter(({ source }) => source !== 'rule');
  applyChange(
    db,
    { by: actor, at: tools.clock.now(), label: 'takeBackRule' },
    { removeRules: [ruleId], removeMarks: made.map(({ id }) => id), putMarks: found.map(reopenMark) },
  );
  return {
    value: { removed: made.length, reopened: found.length },
    audit: { ruleId, removed: made.length, reopened: found.length },
    changesBundle: true,
  };
}

/** Throws `invalid-input` for a wildcard that would be found everywhere. */
function checkSubject(subject: RuleSubject): void {
  if (subject.kind === 'wildcard' && findPlainPart(subject.pattern) === null)
    throw new AppError('invalid-input');
}

/** Pages where the rule may find anything, in the order of the case. */
function listPagesOf(
  db: ReadableDb,
  subject: RuleSubject,
): readonly { documentId: DocumentId; page: number }[] {
  const places =
    subject.kind === 'type'
      ? listMarks(db).filter(({ type }) => type === subject.type)
      : findText(db, subject.kind === 'text' ? subject.text : (findPlainPart(subject.pattern) ?? ''));
  const pages = new Map<string, { documentId: DocumentId; page: number }>();
  for (const { documentId, page } of places) pages.set(`${documentId} ${page}`, { documentId, page });
  return [...pages.values()];
}
