/**
 * The wording of the bundle's own pages, as data that a DPO can amend (resources/letters/bundle.json):
 * texts with placeholders, conditions, and inserts that are composed from the case.
 */

/** What the answer must contain (UK GDPR Art 15(1) and (2), DPA 2018 s.54 and s.164A, ICO guidance). */
export const letterItems = [
  'confirmation',
  'copy',
  'purposes',
  'categories',
  'recipients',
  'retention',
  'rectify',
  'erase',
  'restrict',
  'object',
  'complain-to-us',
  'complain-to-ico',
  'court',
  'source',
  'automated',
  'transfers',
  'searched',
  'withheld',
  'review',
  'glossary',
  'support',
  'disagreement',
  'password',
] as const;
export type LetterItem = (typeof letterItems)[number];

export const partKinds = ['letter', 'contents', 'guide', 'schedule', 'glossary', 'disagreement'] as const;
export type OwnPartKind = (typeof partKinds)[number];

/** Facts about the case that a block may depend on; a block is used where all of its own hold. */
export const conditions = [
  'self',
  'other',
  'scope',
  'extended',
  'late',
  'searched',
  'not-searched',
  'withheld',
  'nothing-withheld',
  'third-party',
  'glossary',
  'no-glossary',
] as const;
export type Condition = (typeof conditions)[number];

export const placeholders = [
  'today',
  'reference',
  'received',
  'due',
  'extended',
  'recipient',
  'subject',
  'subject’s',
  'called',
  'called’s',
  'organisation',
  'contact',
  'scope',
  'support',
  'complaints',
  'retention',
  'purposes',
  'recipients',
  'sources',
] as const;
export type Placeholder = (typeof placeholders)[number];

export const inserts = [
  'organisation-address',
  'recipient-address',
  'searched',
  'signature',
  'reasons',
  'how-much',
  'places',
  'glossary',
] as const;
export type InsertName = (typeof inserts)[number];

/** One wording for everybody, or one to the subject and one to somebody who acts for them. */
export type Wording = string | { readonly self: string; readonly other: string };

type Common = { readonly when?: readonly Condition[]; readonly item?: LetterItem };
export type TemplateBlock = Common &
  (
    | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Wording }
    | { readonly kind: 'paragraph'; readonly text: Wording }
    | { readonly kind: 'note'; readonly title: Wording; readonly text: Wording }
    | {
        readonly kind: 'list';
        readonly entries: readonly { readonly item?: LetterItem; readonly text: Wording }[];
      }
    /** A name on the left, the text on the right. */
    | {
        readonly kind: 'pairs';
        readonly entries: readonly {
          readonly item?: LetterItem;
          readonly name: Wording;
          readonly text: Wording;
        }[];
      }
    | { readonly kind: 'writing-lines'; readonly count: number }
    | { readonly kind: 'insert'; readonly name: InsertName }
  );

export type TemplatePart = {
  readonly title: string;
  readonly otherTitle?: string;
  readonly blocks: readonly TemplateBlock[];
};

export type FallbackName = 'support' | 'complaints' | 'retention' | 'purposes' | 'recipients' | 'sources';

export type BundleTemplate = {
  readonly format: 1;
  /** The day of the wording; kept with the audit entry of the bundle. */
  readonly version: string;
  readonly parts: Readonly<Record<OwnPartKind, TemplatePart>>;
  readonly scheduleWords: {
    readonly header: readonly [string, string, string];
    readonly neutralLabel: string;
    readonly neutralMeaning: string;
    readonly neutralReference: string;
  };
  /** Used where the organisation's settings leave a field empty. */
  readonly fallbacks: Readonly<Record<FallbackName, string>>;
};
