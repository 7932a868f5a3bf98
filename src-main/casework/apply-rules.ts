/** What a rule makes of a page: suggestions decided, places marked; what is decided already is left alone. */
import type { Page } from '../contract/document.ts';
import type { Mark } from '../contract/mark.ts';
import type { CaseFacts } from '../contract/request.ts';
import type { Rule, RuleSubject } from '../contract/rule.ts';
import { MarkId } from '../contract/values.ts';
import { checkExemption } from '../domain/exemption.ts';
import { decideMark, touchesSpan } from '../domain/mark.ts';
import { describeSubject, matchWildcard } from '../domain/rule.ts';
import { coverRange } from '../domain/text-rects.ts';
import { findFolded, foldText, isWhole } from '../store/folded-text.ts';
import type { Tools } from './workplace.ts';

type Span = { readonly start: number; readonly end: number };
type TextOf = { readonly text: string };

/** Places of the page's text that the rule is about; `known` are the page's marks. */
export function findRuleSpans(
  subject: RuleSubject,
  { text }: TextOf,
  known: readonly Mark[],
): readonly Span[] {
  switch (subject.kind) {
    case 'text': {
      const needle = foldText(subject.text).folded.trim();
      return needle === '' ? [] : findFolded(foldText(text), needle).filter((place) => isWhole(text, place));
    }
    case 'wildcard':
      return matchWildcard(text, subject.pattern);
    case 'type':
      return known.flatMap(({ type, range }) => (type === subject.type && range !== null ? [range] : []));
  }
}

export type Applied = { readonly put: readonly Mark[]; readonly leftAlone: number };

/**
 * A place of which anything is decided, by a person, by the register or by an earlier rule, is left alone and counted.
 * Suggestions inside a place are decided with it; a place that none covers whole becomes a mark of its own.
 */
export function applyRule(
  rule: Rule,
  page: Page,
  known: readonly Mark[],
  tools: Tools,
  facts: CaseFacts,
): Applied {
  const decided = new Map<Mark['id'], Mark>();
  const fresh: Mark[] = [];
  let leftAlone = 0;
  const decide = (mark: Mark): Mark => {
    const { by, at, decision, id } = rule;
    return decideMark(mark, { ...decision, followsRule: id, by, at }, tools.rules.exemptions, facts);
  };
  for (const place of findRuleSpans(rule.subject, page, known)) {
    const covering = known.filter((mark) => touchesSpan(mark, place));
    if (covering.some(({ decision }) => decision !== null)) {
      leftAlone += 1;
      continue;
    }
    const inside = covering.filter(
      ({ range }) => range !== null && range.start >= place.start && range.end <= place.end,
    );
    const around = covering.find(
      ({ range }) => range !== null && range.start <= place.start && range.end >= place.end,
    );
    for (const mark of around === undefined ? inside : [...inside, around])
      decided.set(mark.id, decide(mark));
    const rects = around === undefined ? coverRange(page, place.start, place.end) : [];
    if (rects.length > 0) fresh.push(decide(toMark(rule, page, place, rects, tools.newId())));
  }
  return { put: [...decided.values(), ...fresh], leftAlone };
}

function toMark(rule: Rule, page: Page, { start, end }: Span, rects: Mark['rects'], id: string): Mark {
  return {
    id: MarkId.parse(id),
    documentId: page.documentId,
    page: page.page,
    rects,
    range: { start, end },
    text: page.text.slice(start, end),
    personId: null,
    type: 'other',
    source: 'rule',
    reason: `Found by a rule: ${describeSubject(rule.subject)}`,
    confidence: 1,
    decision: null,
    review: null,
  };
}

/** A rule whose reason the request no longer allows decides nothing more. */
export function isRuleInForce({ decision }: Rule, tools: Tools, facts: CaseFacts): boolean {
  return (
    decision.outcome === 'keep' ||
    decision.codes.every((code) => checkExemption(tools.rules.exemptions, code, facts) === null)
  );
}

/** The rules of the case, one after the other, on the marks that have just been found in a document. */
export function applyRules(
  rules: readonly Rule[],
  pages: readonly Page[],
  marks: readonly Mark[],
  tools: Tools,
  facts: CaseFacts,
): readonly Mark[] {
  const inForce = rules.filter((rule) => isRuleInForce(rule, tools, facts));
  const byPage = new Map<number, Map<Mark['id'], Mark>>();
  for (const mark of marks) {
    const own = byPage.get(mark.page) ?? new Map<Mark['id'], Mark>();
    byPage.set(mark.page, own.set(mark.id, mark));
  }
  for (const page of pages) {
    const own = byPage.get(page.page) ?? new Map<Mark['id'], Mark>();
    byPage.set(page.page, own);
    for (const rule of inForce)
      for (const mark of applyRule(rule, page, [...own.values()], tools, facts).put) own.set(mark.id, mark);
  }
  return [...byPage.values()].flatMap((own) => [...own.values()]);
}
