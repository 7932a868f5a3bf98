/** Composes the bundle's own pages from the case's plain facts and the wording file. */

import type { Organisation } from '../contract/case.ts';
import { AppError, assertNever } from '../contract/errors.ts';
import type { Exemption } from '../contract/exemption.ts';
import type { Deadline, Request } from '../contract/request.ts';
import type { PlainDate } from '../contract/values.ts';
import { describeDay } from './civil-date.ts';
import { composeGlossary, findEntries, type GlossaryEntry } from './glossary.ts';
import {
  type BundleTemplate,
  type Condition,
  type FallbackName,
  type InsertName,
  type LetterItem,
  letterItems,
  type OwnPartKind,
  type Placeholder,
  partKinds,
  placeholders,
  type TemplateBlock,
  type Wording,
} from './letter-template.ts';
import type { Block } from './prose.ts';
import {
  composeHowMuch,
  composePlaces,
  composeReasons,
  type PageCounts,
  type WithheldReason,
} from './schedule.ts';

export type LetterInput = {
  readonly request: Request;
  readonly organisation: Organisation;
  readonly deadline: Deadline;
  readonly today: PlainDate;
  /** What the subject is called in the text; null: the first name. */
  readonly callName: string | null;
  /** From countWithheld. */
  readonly withheld: readonly WithheldReason[];
  readonly thirdPartyWithheld: boolean;
  readonly pages: PageCounts;
  readonly exemptions: readonly Exemption[];
  /** Words of the documents after redaction (collectWords); a withheld word must not be among them. */
  readonly words: ReadonlySet<string>;
  readonly template: BundleTemplate;
  readonly glossary: readonly GlossaryEntry[];
};

export type OwnPart = {
  readonly kind: OwnPartKind;
  readonly title: string;
  readonly blocks: readonly Block[];
};

/**
 * All own parts, letter first. Throws `invalid-input` with the number of items that the law requires and the
 * wording leaves out, `code-unknown` for a reason without an exemption entry.
 */
export function composeOwnParts(input: LetterInput): readonly OwnPart[] {
  const missing = findMissingItems(input);
  if (missing.length > 0) throw new AppError('invalid-input', { itemsMissing: missing.length });
  const audience = findAudience(input);
  return partKinds.map((kind) => {
    const part = input.template.parts[kind];
    const title = audience === 'other' ? (part.otherTitle ?? part.title) : part.title;
    return { kind, title: fillText(title, input), blocks: composeBlocks(part.blocks, input) };
  });
}

/** "Your records, SAR-2026-0147": the bundle's title, also at the foot of its own pages. */
export function composeBundleTitle(request: Request, callName: string | null): string {
  const whose =
    request.requester.capacity === 'self'
      ? 'Your'
      : makePossessive(callName ?? findFirstName(request.subject.name));
  return `${whose} records, ${request.reference}`;
}

/** What Art 15 and the rest of the law require and the letter, with these facts, would not say. */
export function findMissingItems(input: LetterInput): readonly LetterItem[] {
  const facts = findFacts(input);
  const said = new Set<LetterItem>();
  for (const block of input.template.parts.letter.blocks) {
    if (!isUsed(block, facts)) continue;
    if (block.item) said.add(block.item);
    if (block.kind === 'list' || block.kind === 'pairs') {
      for (const entry of block.entries) if (entry.item) said.add(entry.item);
    }
  }
  return letterItems.filter((item) => !said.has(item));
}

/** Fields of the organisation and the request that a good letter needs and that are still empty. */
export function findLetterGaps(request: Request, organisation: Organisation): readonly string[] {
  const gaps: string[] = Object.entries(organisation)
    .filter(([, value]) => (typeof value === 'string' ? value.trim() === '' : value.length === 0))
    .map(([name]) => name);
  return request.searched.length === 0 ? [...gaps, 'searched'] : gaps;
}

type Audience = 'self' | 'other';

function findAudience({ request }: LetterInput): Audience {
  return request.requester.capacity === 'self' ? 'self' : 'other';
}

function findFacts(input: LetterInput): ReadonlySet<Condition> {
  const { request, deadline, today, withheld } = input;
  const withheldAny = withheld.length > 0;
  const facts: Condition[] = [
    findAudience(input),
    request.searched.length > 0 ? 'searched' : 'not-searched',
    withheldAny ? 'withheld' : 'nothing-withheld',
    findEntries(input.glossary, input.words).length > 0 ? 'glossary' : 'no-glossary',
  ];
  if (request.scope.trim() !== '') facts.push('scope');
  if (request.clock.extensionNoticeOn !== null) facts.push('extended');
  if (deadline.due !== null && deadline.due < today) facts.push('late');
  if (withheldAny && input.thirdPartyWithheld) facts.push('third-party');
  return new Set(facts);
}

function isUsed(block: TemplateBlock, facts: ReadonlySet<Condition>): boolean {
  return (block.when ?? []).every((condition) => facts.has(condition));
}

function composeBlocks(blocks: readonly TemplateBlock[], input: LetterInput): Block[] {
  const facts = findFacts(input);
  return blocks.filter((block) => isUsed(block, facts)).flatMap((block) => composeBlock(block, input));
}

function composeBlock(block: TemplateBlock, input: LetterInput): Block[] {
  const fill = (wording: Wording): string =>
    fillText(typeof wording === 'string' ? wording : wording[findAudience(input)], input);
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: fill(block.text) }];
    case 'paragraph':
      // The organisation's own texts may have several paragraphs.
      return fill(block.text)
        .split(/\n\s*\n/)
        .map((text) => ({ kind: 'paragraph', text: text.trim() }));
    case 'note':
      return [{ kind: 'note', title: fill(block.title), text: fill(block.text) }];
    case 'list':
      return [{ kind: 'list', items: block.entries.map((entry) => fill(entry.text)) }];
    case 'pairs':
      return [
        {
          kind: 'table',
          header: [],
          rows: block.entries.map((entry) => [fill(entry.name), fill(entry.text).replace(/\s*\n\s*/g, ' ')]),
          widths: [0.28, 0.72],
          alignRight: [],
          strong: [0],
        },
      ];
    case 'writing-lines':
      return [{ kind: 'writing-lines', count: block.count }];
    case 'insert':
      return composeInsert(block.name, input);
    default:
      return assertNever(block);
  }
}

function composeInsert(name: InsertName, input: LetterInput): Block[] {
  const { request, organisation, template, exemptions, withheld } = input;
  switch (name) {
    case 'organisation-address':
      return [{ kind: 'address', lines: [organisation.name, ...organisation.address].map(keepLiteral) }];
    case 'recipient-address':
      return [
        { kind: 'address', lines: [request.recipient.name, ...request.recipient.address].map(keepLiteral) },
      ];
    case 'searched':
      return [{ kind: 'list', items: request.searched.map(keepLiteral) }];
    case 'signature':
      return [{ kind: 'address', lines: [organisation.dpoName, organisation.name].map(keepLiteral) }];
    case 'reasons':
      return [composeReasons(withheld, exemptions, template.scheduleWords)];
    case 'how-much':
      return [composeHowMuch(input.pages)];
    case 'places':
      return [composePlaces(withheld, exemptions, template.scheduleWords)];
    case 'glossary':
      return [composeGlossary(findEntries(input.glossary, input.words))];
    default:
      return assertNever(name);
  }
}

function fillText(text: string, input: LetterInput): string {
  return text.replace(/\{\{[^{}]*\}\}|\{([^{}]+)\}/g, (found: string, name: string | undefined) => {
    const placeholder = placeholders.find((candidate) => candidate === name);
    return placeholder ? findValue(placeholder, input) : found;
  });
}

function findValue(placeholder: Placeholder, input: LetterInput): string {
  const { request, organisation, deadline, template } = input;
  const called = keepLiteral(input.callName ?? findFirstName(request.subject.name));
  const say = (name: FallbackName): string => {
    const own = organisation[name].trim();
    return own === '' ? fillText(template.fallbacks[name], input) : endSentence(keepLiteral(own));
  };
  switch (placeholder) {
    case 'today':
      return describeDay(input.today);
    case 'reference':
      return keepLiteral(request.reference);
    case 'received':
      return describeDay(request.clock.receivedOn);
    case 'due':
      return deadline.due === null ? '' : describeDay(deadline.due);
    case 'extended':
      return request.clock.extensionNoticeOn === null ? '' : describeDay(request.clock.extensionNoticeOn);
    case 'recipient':
      return keepLiteral(request.recipient.name);
    case 'subject':
      return keepLiteral(request.subject.name);
    case 'subject’s':
      return makePossessive(keepLiteral(request.subject.name));
    case 'called':
      return called;
    case 'called’s':
      return makePossessive(called);
    case 'organisation':
      return keepLiteral(organisation.name);
    case 'contact':
      return composeContact(organisation);
    case 'scope':
      return endSentence(keepLiteral(request.scope.trim()));
    case 'support':
    case 'complaints':
    case 'retention':
    case 'purposes':
    case 'recipients':
    case 'sources':
      return say(placeholder);
    default:
      return assertNever(placeholder);
  }
}

function composeContact({ name, address, dpoName, dpoEmail, dpoPhone }: Organisation): string {
  const direct = [dpoName, dpoEmail, dpoPhone].map((part) => part.trim()).filter((part) => part !== '');
  const reachable = dpoEmail.trim() !== '' || dpoPhone.trim() !== '';
  return keepLiteral((reachable ? direct : [...direct, name, ...address]).join(', '));
}

/** The first word of a name that is not a title. */
export function findFirstName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.find((word) => !/^(mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev)\.?$/i.test(word)) ?? name;
}

function makePossessive(name: string): string {
  return `${name}’s`;
}

function endSentence(text: string): string {
  return /[.!?…:]["”’)]?$/.test(text) ? text : `${text}.`;
}

/** Text of the case that looks like a placeholder must stay what it is: U+200B is dropped when it is set. */
function keepLiteral(text: string): string {
  return text.replaceAll('{{', '{\u200b{');
}
