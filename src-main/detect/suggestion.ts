/** Detection: page text and the register's people in, suggestions out. Nothing here decides anything. */
import { type KeepGround, keepReasons } from '../contract/keep-reasons.ts';
import { findAddresses } from './address.ts';
import { findBankNumbers } from './bank.ts';
import {
  attributeHit,
  type ContactBook,
  findRecordedContacts,
  findRegisteredAddresses,
  readContacts,
} from './contacts.ts';
import { findDates } from './dates.ts';
import type { DetectPerson, Hit, SuggestionType } from './hit.ts';
import { findIdNumbers } from './id-number.ts';
import { findIdentifiers, readIdentifiers } from './identifiers.ts';
import { findInitials } from './initials.ts';
import { findIpAddresses } from './ip.ts';
import { findLinks } from './links.ts';
import {
  gatherForenames,
  gatherOrdinaryWords,
  gatherSurnames,
  isNeverName,
  type WordEvidence,
} from './name-evidence.ts';
import { indexNames } from './name-index.ts';
import { findNames } from './names/find-names.ts';
import type { NameModel } from './names/name-model.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { findNinos } from './nino.ts';
import { settleOverlaps } from './overlaps.ts';
import { isOwnDetail } from './own-details.ts';
import { findPeople } from './people.ts';
import { findPhones } from './phone.ts';
import { findPostcodes } from './postcode.ts';
import { type Proposal, proposeKeeping } from './propose-keeping.ts';
import { type Token, tokenise } from './text-tokens.ts';
import { collectSurnames, findTitledNames } from './titled-names.ts';
import { findVehicles } from './vehicle.ts';

export type { KeepGround } from '../contract/keep-reasons.ts';
export type { DetectPerson, SuggestionType } from './hit.ts';
export { typesForReview } from './hit.ts';
export type { NameModel } from './names/name-model.ts';

export type Suggestion = {
  readonly type: SuggestionType;
  /** As it stands on the page: `page.text.slice(start, end)`. */
  readonly text: string;
  readonly page: number;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1 */
  readonly confidence: number;
  readonly source: Hit['source'];
  /** Why, in words for the reviewer. */
  readonly reason: string;
  readonly personId: string | null;
  /** Proposed as kept, on this ground: the reason says so, with the paragraph. Null for what may have to be withheld. */
  readonly ground: KeepGround | null;
  readonly keep: boolean;
  /** 1: sure enough to be marked beforehand; 2: a possible name, for the queue. */
  readonly tier: 1 | 2;
  /** True for a place of somebody who is kept: nothing to decide. Only where asked for (`withKept`). */
  readonly shielded: boolean;
};

export type DetectOptions = {
  /** Only these types, such as `typesForReview`; all when left out. */
  readonly types?: readonly SuggestionType[];
  /** Only suggestions at least this sure; all when left out. */
  readonly minConfidence?: number;
  /** Without it only names with a title, a family word or a known surname are found of those nobody put in the register. */
  readonly names?: NameModel;
  /** With the possible names of tier 2; left out unless asked for. */
  readonly queue?: boolean;
  /** With the places of people who are kept, as `shielded`; left out unless asked for. */
  readonly withKept?: boolean;
};

export type DetectPage = { readonly page: number; readonly text: string };

/**
 * Suggestions for the pages of one document, in the order of the text; no two overlap. People who are kept give no
 * suggestion and shield their names from weaker guesses. Initials and surnames are learnt from the whole document,
 * so give its pages together.
 */
export function detectInPages(
  pages: readonly DetectPage[],
  people: readonly DetectPerson[],
  options: DetectOptions = {},
): readonly Suggestion[] {
  const index = indexNames(people);
  const contacts = readContacts(people);
  const identifiers = readIdentifiers(people);
  const split = pages.map(({ page, text }) => ({ page, text, tokens: tokenise(text) }));
  const evidence = gatherEvidence(split, people);
  const read = split.map((page) => ({ ...page, ...findPeople(page.text, page.tokens, index, evidence) }));
  const initials = findInitials(read);
  const titled = split.map(({ text, tokens }) =>
    findTitledNames(text, tokens, people, evidence, options.names?.lists),
  );
  const known = new Set([...evidence.titled, ...collectNames(split, titled)]);
  const guessed = options.names === undefined ? [] : findNames(split, options.names, known);
  const settled = read.map(({ page, text, tokens, hits }, position) => {
    const all = [
      ...hits,
      ...(initials[position] ?? []),
      ...findIdentifiers(text, identifiers),
      ...findRegisteredAddresses(tokens, contacts),
      ...findRecordedContacts(text, contacts),
      ...findPatterns(text, contacts),
      ...(titled[position] ?? []),
      ...(guessed[position] ?? []),
    ];
    const found = settleOverlaps(text, all, { withKept: options.withKept === true })
      .filter((hit) => options.types === undefined || options.types.includes(hit.type))
      .filter((hit) => hit.confidence >= (options.minConfidence ?? 0));
    return { page, text, hits: found };
  });
  const subjects = new Set(people.filter(({ role }) => role === 'subject').map(({ id }) => id));
  const proposals = proposeKeeping(settled, options.names);
  return settled
    .flatMap(({ page, text, hits }, position) => {
      const named = read[position]?.hits ?? [];
      const own = named.filter(({ keep, personId }) => keep && personId !== null && subjects.has(personId));
      const others = [...named, ...hits].filter((one) => one.type === 'person' && !own.includes(one));
      return hits.map((hit, index) => {
        const proposal = isOwnDetail(text, hit, own, others)
          ? ({ ground: 'requester', isDoubted: false } as const)
          : proposals[position]?.[index];
        return toSuggestion(page, text, hit, proposal);
      });
    })
    .filter(({ tier }) => options.queue === true || tier !== 2);
}

/** The words of the names that stood after a title, a label or a speaker's time, folded. */
function collectNames(
  pages: readonly { readonly text: string }[],
  titled: readonly (readonly Hit[])[],
): readonly string[] {
  return titled.flatMap((hits, page) =>
    hits
      .filter(({ confidence }) => confidence >= 0.6)
      .flatMap(({ start, end }) => tokenise(pages[page]?.text.slice(start, end) ?? ''))
      .filter(({ folded }) => folded.length > 2 && !isNeverName(folded))
      .map(({ folded }) => folded),
  );
}

function gatherEvidence(
  pages: readonly { readonly text: string; readonly tokens: readonly Token[] }[],
  people: readonly DetectPerson[],
): WordEvidence {
  const ordinary = gatherOrdinaryWords(pages.map(({ tokens }) => tokens));
  const titled = pages.flatMap(({ text }) => collectSurnames(text, ordinary));
  return {
    ordinary,
    forenames: gatherForenames(people),
    surnames: new Set([...gatherSurnames(people), ...titled]),
    titled: new Set(titled),
  };
}

function findPatterns(text: string, contacts: ContactBook): readonly Hit[] {
  const postcodes = findPostcodes(text);
  const hits = [
    ...postcodes,
    ...findAddresses(text, postcodes),
    ...findPhones(text),
    ...findLinks(text),
    ...findNhsNumbers(text),
    ...findNinos(text),
    ...findDates(text),
    ...findBankNumbers(text),
    ...findVehicles(text),
    ...findIpAddresses(text),
    ...findIdNumbers(text),
  ];
  return hits.map((hit) => attributeHit(text, hit, contacts));
}

function toSuggestion(page: number, text: string, hit: Hit, proposal: Proposal | undefined): Suggestion {
  const { type, start, end, confidence, source, reason, personId } = hit;
  const ground = proposal?.ground ?? null;
  const tier = proposal?.isDoubted === true ? 2 : (hit.tier ?? 1);
  return {
    type,
    text: text.slice(start, end),
    page,
    start,
    end,
    confidence,
    source,
    reason: ground === null ? reason : `${reason} ${keepReasons[ground]}`,
    personId,
    ground,
    keep: ground !== null,
    tier,
    shielded: hit.keep,
  };
}
