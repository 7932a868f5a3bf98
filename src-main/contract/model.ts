/** The nouns of the job (DESIGN.md, Words). Types are inferred from these schemas and written nowhere else. */
import { z } from 'zod';

// ---- Small things

/** A day without a time, `YYYY-MM-DD`. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

export const UserId = z.string().min(1).max(64).brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;
export const CaseId = z.string().min(1).max(64).brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;
export const DocumentId = z.string().min(1).max(64).brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const PersonId = z.string().min(1).max(64).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const MarkId = z.string().min(1).max(64).brand<'MarkId'>();
export type MarkId = z.infer<typeof MarkId>;
export const BundleId = z.string().min(1).max(64).brand<'BundleId'>();
export type BundleId = z.infer<typeof BundleId>;
export const JobId = z.string().min(1).max(64).brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

/** [x0, y0, x1, y1] in PDF points of the page's default user space, origin bottom left, before /Rotate. */
export const Rect = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([x0, y0, x1, y1]) => [x0, y0, x1, y1].every(Number.isFinite) && x0 < x1 && y0 < y1)
  .readonly();
export type Rect = z.infer<typeof Rect>;

/** Pages count from 1. */
export const PageNumber = z.int().min(1).max(1_000_000);

const shortText = z.string().trim().max(500);
const longText = z.string().trim().max(20_000);

// ---- People who use Candour

export const Role = z.enum(['caseworker', 'dpo', 'manager']);
export type Role = z.infer<typeof Role>;

export const User = z.object({
  id: UserId,
  name: shortText.min(1),
  role: Role,
  disabled: z.boolean(),
});
export type User = z.infer<typeof User>;

/** Who did it, as kept with a decision, a review or an audit entry: names outlive accounts. */
export const Actor = z.object({ id: UserId, name: shortText, role: Role });
export type Actor = z.infer<typeof Actor>;

// ---- The request and its clock

export const Nation = z.enum(['england-and-wales', 'scotland', 'northern-ireland']);
export type Nation = z.infer<typeof Nation>;

/** Something asked for, and when it came; `receivedOn` is null while it is awaited. */
export const Awaited = z.object({ requestedOn: PlainDate, receivedOn: PlainDate.nullable() });
export type Awaited = z.infer<typeof Awaited>;

export const Clarification = z.object({ askedOn: PlainDate, receivedOn: PlainDate.nullable() });
export type Clarification = z.infer<typeof Clarification>;

export const ClockFacts = z.object({
  nation: Nation,
  receivedOn: PlainDate,
  identity: Awaited.nullable(),
  authority: Awaited.nullable(),
  fee: Awaited.nullable(),
  clarifications: z.array(Clarification).readonly(),
  /** The day on which the notice of extension went out, or null. */
  extensionNoticeOn: PlainDate.nullable(),
  extensionReasons: longText,
});
export type ClockFacts = z.infer<typeof ClockFacts>;

export const DeadlineStep = z.object({
  rule: z.enum(['start', 'base-month', 'pause', 'extension', 'working-day', 'suspended', 'notice']),
  date: PlainDate.nullable(),
  text: z.string(),
});
export type DeadlineStep = z.infer<typeof DeadlineStep>;

export const Deadline = z.object({
  /** Null while something that the start depends on is awaited. */
  start: PlainDate.nullable(),
  /** The end of this day; null while a clarification or the start is awaited. */
  due: PlainDate.nullable(),
  /** When due is null: the date it would be, were the awaited answer to come today. */
  dueIfAnsweredToday: PlainDate.nullable(),
  working: z.array(DeadlineStep).readonly(),
  warnings: z.array(z.string()).readonly(),
});
export type Deadline = z.infer<typeof Deadline>;

export const Requester = z.object({
  name: shortText.min(1),
  capacity: z.enum(['self', 'parent', 'solicitor', 'advocate', 'attorney', 'deputy', 'named-individual']),
  /** Who, scope, evidence, expiry of the authority; required when not `self`. */
  authorityNote: longText,
});
export type Requester = z.infer<typeof Requester>;

export const Recipient = z.object({
  name: shortText.min(1),
  /** Lines of the postal address. */
  address: z.array(shortText).max(8).readonly(),
  email: shortText,
});
export type Recipient = z.infer<typeof Recipient>;

export const Subject = z.object({
  name: shortText.min(1),
  aliases: z.array(shortText.min(1)).max(50).readonly(),
  dateOfBirth: PlainDate.nullable(),
});
export type Subject = z.infer<typeof Subject>;

export const Request = z.object({
  reference: shortText.min(1),
  subject: Subject,
  requester: Requester,
  recipient: Recipient,
  clock: ClockFacts,
  /** What was asked for, in the requester's words or as agreed. */
  scope: longText,
  /** Where the organisation looked: systems, archives, people. */
  searched: z.array(shortText.min(1)).max(100).readonly(),
});
export type Request = z.infer<typeof Request>;

/** What the law asks about this case; exemption codes may depend on it. Computed, never stored. */
export const CaseFacts = z.object({
  nation: Nation,
  requesterCapacity: Requester.shape.capacity,
  /** Age of the subject in whole years today, or null when the date of birth is unknown. */
  subjectAge: z.int().nullable(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

// ---- Exemption codes (data: resources/rules/exemptions.json)

export const EvidenceField = z.enum([
  'person',
  'consent',
  'balancing',
  'source',
  'whose-harm',
  'why-likely',
  'legal-adviser',
  'advice-date',
  'review-date',
  'health-professional',
  'opinion-date',
  'court',
  'order',
  'adviser',
  'matter',
  'lawyer',
  'regulator',
  'signpost',
  'link',
  'clarification',
]);
export type EvidenceField = z.infer<typeof EvidenceField>;

export const Exemption = z.object({
  code: z.string().regex(/^[A-Z]+(-[A-Z]+)*$/),
  /** The paragraph of law. */
  reference: z.string(),
  /** Printed on the box. */
  label: z.string(),
  /** Explained in the schedule, to the requester, in plain words. */
  wording: z.string(),
  /** What must be recorded before a bundle can be signed. */
  evidence: z.array(EvidenceField).readonly(),
  allowedWhen: z.object({
    requesterCapacities: z.array(Requester.shape.capacity).optional(),
    nations: z.array(Nation).optional(),
    subjectUnder: z.int().optional(),
  }),
  /** True where naming the reason would itself give the secret away: may be shown as "Withheld". */
  mayBeNeutral: z.boolean(),
  /** The reference is to be re-checked against the statute book. */
  recheck: z.boolean(),
});
export type Exemption = z.infer<typeof Exemption>;

// ---- The register of people

export const PersonRole = z.enum(['subject', 'third-party', 'professional']);
export type PersonRole = z.infer<typeof PersonRole>;

export const PersonDecision = z.object({
  outcome: z.enum(['undecided', 'keep', 'withhold']),
  code: z.string().nullable(),
  rationale: longText,
});
export type PersonDecision = z.infer<typeof PersonDecision>;

export const PersonDetails = z.object({
  name: shortText.min(1),
  aliases: z.array(shortText.min(1)).max(50).readonly(),
  role: PersonRole,
  relationship: shortText,
  consent: z.enum(['not-sought', 'sought', 'given', 'refused']),
  deceased: z.boolean(),
  knownToRequester: z.boolean(),
  emails: z.array(shortText.min(1)).max(20).readonly(),
  phones: z.array(shortText.min(1)).max(20).readonly(),
  addresses: z.array(shortText.min(1)).max(20).readonly(),
  /** Dates of birth, NHS numbers and the like, as they are written in the file. */
  identifiers: z.array(shortText.min(1)).max(20).readonly(),
  /** The address must never reach the recipient. */
  addressProtected: z.boolean(),
  notes: longText,
});
export type PersonDetails = z.infer<typeof PersonDetails>;

export const Person = PersonDetails.extend({
  id: PersonId,
  decision: PersonDecision,
  /** Whose decision it is; null where only the law suggested it. Places found later are theirs too. */
  decided: z.object({ by: Actor, at: Instant }).nullable(),
});
export type Person = z.infer<typeof Person>;

/** How a spelling of a person's name was got from the register. */
export const NameKind = z.enum([
  'name',
  'alias',
  'without-middle-names',
  'surname-first',
  'initial-and-surname',
  'short-form',
  'forename',
  'surname',
  'middle-name',
  'pet-form',
  'initials',
]);
export type NameKind = z.infer<typeof NameKind>;

export const PersonName = z.object({ text: z.string(), kind: NameKind });
export type PersonName = z.infer<typeof PersonName>;

// ---- Documents and pages

/** What a finding found: where on its page (nowhere for a property of the file), and the words that are hidden there. */
export const FindingPlace = z.object({
  rects: z.array(Rect).max(500).readonly(),
  text: z.string().max(4000),
});
export type FindingPlace = z.infer<typeof FindingPlace>;

/** What only files that are no PDFs hide: shown in an appendix of the working PDF (docs/formats.md). */
export const convertedKinds = [
  'tracked-change',
  'comment',
  'hidden-sheet',
  'hidden-rows',
  'formula',
  'cached-data',
  'speaker-notes',
  'blind-copy',
  'mail-headers',
  'alternative-text',
  'link-target',
  'location',
] as const;

/** Something in a file that a reader does not see at once, or that would leave with it. One of a kind a page. */
export const InspectionFinding = z.object({
  kind: z.enum([
    'text-under-box',
    'image-under-box',
    'unapplied-redaction',
    'hidden-text',
    'overprinted-text',
    'off-page-text',
    'hidden-layer',
    'previous-revision',
    'annotation',
    'form-field',
    'attachment',
    'javascript',
    'metadata',
    'image-metadata',
    'ocr-layer',
    'page-without-text',
    // Words of a picture of text, as a machine read them.
    'machine-read',
    'poor-reading',
    'no-words-read',
    'damaged',
    ...convertedKinds,
    // The working PDF is one page that says why.
    'not-converted',
    // Files within the file that have not come into the case (yet).
    'children-missing',
  ]),
  /** Null where it belongs to the whole file. */
  page: PageNumber.nullable(),
  count: z.int().min(1),
  /** Not necessarily all that were counted. */
  places: z.array(FindingPlace).max(1000).readonly(),
});
export type InspectionFinding = z.infer<typeof InspectionFinding>;
export type FindingKind = InspectionFinding['kind'];

/** A finding as the reviewer has it. */
export const CaseFinding = InspectionFinding.extend({
  documentId: DocumentId,
  /** Words or pictures that stand on a page and cannot be seen there. */
  serious: z.boolean(),
  /** Who looked at it and said so. */
  looked: z.object({ by: Actor, at: Instant }).nullable(),
});
export type CaseFinding = z.infer<typeof CaseFinding>;

/** One kind of finding in one document. */
export const FindingSummary = z.object({
  kind: InspectionFinding.shape.kind,
  serious: z.boolean(),
  count: z.int().min(1),
  /** How many pages have it; 0 where it belongs to the whole file. */
  pages: z.int().min(0),
  /** Findings of this kind that nobody has looked at, and the first page with one. */
  open: z.int().min(0),
  openPage: PageNumber.nullable(),
});
export type FindingSummary = z.infer<typeof FindingSummary>;

export const Document = z.object({
  id: DocumentId,
  /** Shown in the contents; starts as the file's name without its ending, editable. */
  title: shortText.min(1),
  fileName: shortText,
  /** The date the document is about, for life order; null when unknown. */
  date: PlainDate.nullable(),
  pages: z.int().min(1),
  bytes: z.int(),
  sha256: z.string(),
  importedAt: Instant,
  importedBy: Actor,
  /** The message or archive that it came in; null for a file that was brought by itself. */
  parent: DocumentId.nullable(),
});
export type Document = z.infer<typeof Document>;

export const PageState = z.enum(['unseen', 'seen', 'open-suggestions', 'part-withheld']);
export type PageState = z.infer<typeof PageState>;

/** What the strip beside a document shows: one state a page, in page order. */
export const DocumentSummary = Document.extend({
  /** What was found in it at import, by kind. */
  findings: z.array(FindingSummary).readonly(),
  pageStates: z.array(PageState).readonly(),
  suggestions: z.int(),
  withheld: z.int(),
  returned: z.int(),
  /** Withholding decisions that nobody else has agreed yet. */
  awaitingReview: z.int(),
  /** Share of the page area covered by withholding marks, 0 to 1. */
  shareWithheld: z.number(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const Page = z.object({
  documentId: DocumentId,
  page: PageNumber,
  /** The visible area (CropBox within MediaBox) in default user space. */
  box: Rect,
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  text: z.string(),
  /** Four numbers for each UTF-16 unit of `text` (x0, y0, x1, y1); all 0 where the character has no ink. */
  boxes: z.instanceof(Float32Array),
  seen: z.boolean(),
});
export type Page = z.infer<typeof Page>;

// ---- Marks, decisions, second review

export const Decision = z.object({
  outcome: z.enum(['withhold', 'keep']),
  /** At least one where withheld. */
  codes: z.array(z.string()).max(5).readonly(),
  /** Shown as "Withheld", without its reason, to the requester. */
  neutral: z.boolean(),
  /** Internal; never reaches the bundle. */
  rationale: longText,
  evidence: z.partialRecord(EvidenceField, longText),
  /** The person whose entry in the register this follows; absent where a human decided this very mark. */
  followsPerson: PersonId.optional(),
  /** The page of which this one is a copy, and on which it was decided; absent where it was decided here. */
  copiedFrom: z.object({ documentId: DocumentId, page: PageNumber }).optional(),
  by: Actor,
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

export const SecondReview = z.object({
  outcome: z.enum(['agreed', 'returned']),
  note: longText,
  by: Actor,
  at: Instant,
});
export type SecondReview = z.infer<typeof SecondReview>;

export const MarkSource = z.enum(['register', 'pattern', 'names', 'search', 'hand', 'copy']);
export type MarkSource = z.infer<typeof MarkSource>;

/**
 * A place on a page that may be withheld. Reversible; becomes a redaction only in the output.
 * suggested: no decision. decided: decision, no review. agreed or returned: both.
 */
export const Mark = z.object({
  id: MarkId,
  documentId: DocumentId,
  page: PageNumber,
  /** One rectangle a line. */
  rects: z.array(Rect).min(1).max(500).readonly(),
  /** UTF-16 offsets into the page's text, or null for a box drawn by hand. */
  range: z.object({ start: z.int().min(0), end: z.int().min(0) }).nullable(),
  /** The text covered, as it stands on the page; empty for a box. */
  text: z.string(),
  personId: PersonId.nullable(),
  /** Kind of information, as in the command line's detect. */
  type: z.string(),
  source: MarkSource,
  /** Why it was suggested, in words for the reviewer. */
  reason: z.string(),
  confidence: z.number().min(0).max(1),
  decision: Decision.nullable(),
  review: SecondReview.nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** What makes decisions uneven, or gives away in one place what was withheld in another. */
export const SlipKind = z.enum([
  'decided-both-ways',
  'other-name-open',
  'contact-open',
  'identifying-together',
]);
export type SlipKind = z.infer<typeof SlipKind>;

export type MarkState = 'suggested' | 'withheld' | 'kept' | 'agreed' | 'returned';

// ---- Verification, bundle, sign-off

export const VerificationFinding = z.object({
  /** What kind of leak or fault; the list is in docs/verification.md. */
  kind: z.string(),
  page: PageNumber.nullable(),
  /** Plain words and counts; never the withheld text itself. */
  detail: z.string(),
});
export type VerificationFinding = z.infer<typeof VerificationFinding>;

export const HiddenWords = z.object({
  /** Of the original; of a bundle, of one of its documents. */
  page: PageNumber,
  words: z.int().min(1),
  documentId: DocumentId.optional(),
});
export type HiddenWords = z.infer<typeof HiddenWords>;

export const VerificationReport = z.object({
  clean: z.boolean(),
  findings: z.array(VerificationFinding).readonly(),
  /** How many words of the original nobody sees (covered, invisible, white, off the page…) were not carried over. */
  hiddenWords: z.array(HiddenWords).readonly().optional(),
});
export type VerificationReport = z.infer<typeof VerificationReport>;

export const BundlePart = z.object({
  kind: z.enum(['letter', 'contents', 'guide', 'document', 'schedule', 'glossary', 'disagreement']),
  documentId: DocumentId.nullable(),
  title: z.string(),
  date: PlainDate.nullable(),
  firstPage: PageNumber,
  lastPage: PageNumber,
});
export type BundlePart = z.infer<typeof BundlePart>;

/** What a signature says. Its canonical JSON is what Ed25519 signs. */
export const SignOffStatement = z.object({
  product: z.literal('candour'),
  version: z.literal(1),
  reference: z.string(),
  bundleSha256: z.string(),
  pages: z.int(),
  preparedBy: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
});
export type SignOffStatement = z.infer<typeof SignOffStatement>;

export const SignOff = z.object({
  statement: SignOffStatement,
  /** base64 */
  signature: z.string(),
  /** base64 of the raw 32-byte Ed25519 key */
  publicKey: z.string(),
});
export type SignOff = z.infer<typeof SignOff>;

/** How many boxes within lines of text tell something by their width, in a bundle as a whole. */
export const BoxWidths = z.object({
  /** As wide as every box of their kind. */
  fixed: z.int(),
  /** Over the white space beside them. */
  widened: z.int(),
  /** As wide as the words under them; `guessable`: of these, those that only one person of the case would fit. */
  exact: z.int(),
  guessable: z.int(),
  /** Where the exact ones are, in the order of the bundle. */
  exactPages: z.array(z.object({ documentId: DocumentId, page: PageNumber, boxes: z.int() })).readonly(),
});
export type BoxWidths = z.infer<typeof BoxWidths>;

export const Bundle = z.object({
  id: BundleId,
  /** void: the case changed after the bundle was prepared. */
  state: z.enum(['prepared', 'signed', 'exported', 'void']),
  preparedBy: Actor,
  preparedAt: Instant,
  sha256: z.string(),
  bytes: z.int(),
  pages: z.int(),
  parts: z.array(BundlePart).readonly(),
  /** How often each label stands on a page, for the schedule. */
  withheld: z.array(z.object({ code: z.string(), places: z.int() })).readonly(),
  /** Null for a bundle of an older version of the program. */
  boxWidths: BoxWidths.nullable().default(null),
  /** Sent separately from the bundle. */
  password: z.string(),
  verification: VerificationReport,
  signOff: SignOff.nullable(),
  signedBy: Actor.nullable(),
  exportedAt: Instant.nullable(),
});
export type Bundle = z.infer<typeof Bundle>;

/** One thing that stands between the case and its release. */
export const Blocker = z.object({
  kind: z.enum([
    'no-documents',
    'pages-unseen',
    'marks-undecided',
    'marks-returned',
    'marks-awaiting-review',
    'withheld-text-open',
    'evidence-missing',
    'code-not-allowed',
    'people-undecided',
    'recipient-missing',
    'start-awaited',
  ]),
  count: z.int(),
});
export type Blocker = z.infer<typeof Blocker>;

/** A step of the task list, in the order of the work. */
export const TaskStep = z.object({
  id: z.enum(['request', 'documents', 'people', 'review', 'second-review', 'bundle', 'sign-off', 'release']),
  status: z.enum(['done', 'now', 'waiting', 'blocked']),
  done: z.int(),
  total: z.int(),
  blockers: z.array(Blocker).readonly(),
});
export type TaskStep = z.infer<typeof TaskStep>;

export const CaseSummary = z.object({
  id: CaseId,
  reference: z.string(),
  subjectName: z.string(),
  deadline: Deadline,
  /** Calendar days from today to the due date, negative when late; null while suspended. */
  daysLeft: z.int().nullable(),
  /** Working days left, for the header. */
  workingDaysLeft: z.int().nullable(),
  pages: z.int(),
  pagesSeen: z.int(),
  stage: TaskStep.shape.id,
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseView = CaseSummary.extend({
  request: Request,
  documents: z.int(),
  tasks: z.array(TaskStep).readonly(),
  /** Advice that never blocks: over-redaction, professionals in role withheld, text on one page withheld and open on another. */
  warnings: z
    .array(z.object({ kind: z.string(), count: z.int(), markIds: z.array(MarkId).readonly() }))
    .readonly(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

// ---- Audit

export const AuditEntry = z.object({
  sequence: z.int(),
  at: Instant,
  actor: Actor.nullable(),
  /** The operation's name. */
  action: z.string(),
  /** Ids, codes and counts; no text of a case. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** SHA-256 over the entry and the hash before it, hex. */
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** What the organisation says about itself in every letter. */
export const Organisation = z.object({
  name: shortText,
  address: z.array(shortText).max(8).readonly(),
  dpoName: shortText,
  dpoEmail: shortText,
  dpoPhone: shortText,
  support: longText,
  complaints: longText,
  retention: longText,
  purposes: longText,
  recipients: longText,
  sources: longText,
});
export type Organisation = z.infer<typeof Organisation>;
