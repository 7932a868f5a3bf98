/**
 * What the window may ask of main: one zod contract from which all types are inferred.
 * query: reads. command: changes, in one transaction, with an audit entry. job: takes its time; answers with a
 * job id, then reports progress and exactly one end.
 */
import { z } from 'zod';
import * as c from './copies.ts';
import * as m from './model.ts';
import { PageReading } from './reading.ts';

type OperationContract = {
  readonly kind: 'query' | 'command' | 'job';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
};

function query<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'query', input, output } as const satisfies OperationContract;
}

function command<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'command', input, output } as const satisfies OperationContract;
}

function job<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'job', input, output } as const satisfies OperationContract;
}

const nothing = z.strictObject({});
const done = z.null();
const inCase = z.strictObject({ caseId: m.CaseId });
const passphrase = z.string().min(1).max(1000);
const userName = z.string().trim().min(1).max(100);
const note = z.string().trim().max(20_000);
const markIds = z.array(m.MarkId).min(1).max(100_000).readonly();
const bytes = z.instanceof(Uint8Array);

export const VaultState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('locked') }),
  z.object({ state: z.literal('unlocked'), user: m.User, passphraseMustChange: z.boolean() }),
]);
export type VaultState = z.infer<typeof VaultState>;

export const ImportResult = z.object({
  imported: z.array(m.DocumentId).readonly(),
  /** Index into the files of the input, and why that file stayed out. The case is as if it had not come. */
  refused: z.array(z.object({ index: z.int(), code: z.string() })).readonly(),
  /** Pages of these documents that are pictures of text: a machine has to read them (`recognisePages`). */
  toRead: z.int(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const SearchHit = z.object({
  documentId: m.DocumentId,
  page: m.PageNumber,
  start: z.int(),
  end: z.int(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** Places of one possible name, with the line of the surest of them. */
export const PossibleName = SearchHit.omit({ match: true }).extend({
  /** What its places share: letters without case and accents. */
  name: z.string(),
  /** As it stands at that place. */
  text: z.string(),
  places: z.int(),
  reason: z.string(),
  confidence: z.number(),
});
export type PossibleName = z.infer<typeof PossibleName>;

/** Where the text stands in a file and on none of its pages: in a comment, a property, an earlier version. */
export const HiddenHit = SearchHit.pick({ documentId: true, before: true, match: true, after: true }).extend({
  page: m.PageNumber.nullable(),
  kind: m.InspectionFinding.shape.kind,
});
export type HiddenHit = z.infer<typeof HiddenHit>;

export const GapRisk = z.object({
  /** Marks that the box stands for, in default user space. */
  over: z.array(m.Rect).readonly(),
  /** `fixed`: as wide as every box of its kind; `widened`: over the white space beside it; `exact`: as wide as the words. */
  width: z.enum(['fixed', 'widened', 'exact']),
  /** How many of `of` common surnames could stand in it. */
  fitting: z.int(),
  of: z.int(),
  /** People of the case whose name could stand in it. */
  known: z.array(m.Person.pick({ id: true, name: true })).readonly(),
});
export type GapRisk = z.infer<typeof GapRisk>;

/** What is needed to place a mark: a range of the page's text, or rectangles drawn by hand. */
export const NewMark = z.strictObject({
  documentId: m.DocumentId,
  page: m.PageNumber,
  range: z.strictObject({ start: z.int().min(0), end: z.int().min(1) }).nullable(),
  rects: z.array(m.Rect).max(500).readonly(),
  personId: m.PersonId.nullable(),
});
export type NewMark = z.infer<typeof NewMark>;

/** A decision as the reviewer gives it; who and when are added by main. */
export const DecisionInput = m.Decision.omit({ by: true, at: true, followsPerson: true, copiedFrom: true });
export type DecisionInput = z.infer<typeof DecisionInput>;

export const OpenPlace = SearchHit.extend({
  /** How the same text was withheld elsewhere. */
  decision: DecisionInput,
});
export type OpenPlace = z.infer<typeof OpenPlace>;

export const Slip = SearchHit.extend({
  kind: m.SlipKind,
  reason: z.string(),
  /** The marks that it does not agree with. */
  markIds: z.array(m.MarkId).readonly(),
});
export type Slip = z.infer<typeof Slip>;

export const Readiness = z.object({
  blockers: z.array(m.Blocker).readonly(),
  /** Marks whose reason lacks a record, and which; none where the request no longer allows the reason at all. */
  missingEvidence: z
    .array(
      z.object({
        markId: m.MarkId,
        documentId: m.DocumentId,
        page: m.PageNumber,
        fields: z.array(m.EvidenceField).readonly(),
      }),
    )
    .readonly(),
  unseenPages: z.array(z.object({ documentId: m.DocumentId, page: m.PageNumber })).readonly(),
  /** Where a text that is withheld elsewhere is still readable, and nobody decided that it may be. */
  openPlaces: z.array(OpenPlace).readonly(),
  /** Never in the way: uneven decisions, to look at before the second review. */
  slips: z.array(Slip).readonly(),
  /** Never in the way: pages that a machine has not read yet. */
  pagesToRead: z.int(),
  /** Never in the way: serious findings of the import that nobody has looked at, document by document. */
  openFindings: z
    .array(z.object({ documentId: m.DocumentId, findings: z.array(m.FindingSummary).readonly() }))
    .readonly(),
});
export type Readiness = z.infer<typeof Readiness>;

export const contract = {
  // Opening
  getVaultState: query(nothing, VaultState),
  createVault: command(z.strictObject({ userName, passphrase }), z.object({ recoveryKey: z.string() })),
  unlockVault: command(z.strictObject({ userName, passphrase }), m.User),
  recoverVault: command(z.strictObject({ userName, recoveryKey: z.string().max(200), passphrase }), m.User),
  lockVault: command(nothing, done),
  changePassphrase: command(z.strictObject({ current: passphrase, next: passphrase }), done),
  /** Tells main that the person is there; without it for a while, main locks. */
  reportActivity: command(nothing, done),

  // Users and settings
  listUsers: query(nothing, z.array(m.User).readonly()),
  /** The first passphrase is given by hand and must be changed at first use. */
  addUser: command(z.strictObject({ userName, role: m.Role, passphrase }), m.User),
  /** Destroys what the passphrase opened. A new first passphrase lets the person in again. */
  disableUser: command(z.strictObject({ userId: m.UserId }), done),
  resetPassphrase: command(z.strictObject({ userId: m.UserId, passphrase }), done),
  getOrganisation: query(nothing, m.Organisation),
  setOrganisation: command(m.Organisation, done),
  listExemptions: query(
    z.strictObject({ caseId: m.CaseId.nullable() }),
    z.array(m.Exemption.extend({ allowed: z.boolean() })).readonly(),
  ),

  // Cases
  listCases: query(nothing, z.array(m.CaseSummary).readonly()),
  createCase: command(z.strictObject({ request: m.Request }), z.object({ caseId: m.CaseId })),
  getCase: query(inCase, m.CaseView),
  setRequest: command(inCase.extend({ request: m.Request }), done),
  /** The working of the clock for facts that are not stored yet. */
  previewDeadline: query(m.ClockFacts, m.Deadline),
  deleteCase: command(inCase.extend({ confirmReference: z.string() }), done),

  // Documents
  importDocuments: job(
    inCase.extend({
      files: z
        .array(
          z.strictObject({
            untrustedName: z.string().max(1000),
            bytes,
            password: z.string().max(1000).nullable(),
          }),
        )
        .min(1)
        .max(5000),
    }),
    ImportResult,
  ),
  listDocuments: query(inCase, z.array(m.DocumentSummary).readonly()),
  describeDocument: command(
    inCase.extend({
      documentId: m.DocumentId,
      title: m.Document.shape.title,
      date: m.PlainDate.nullable(),
    }),
    done,
  ),
  removeDocument: command(inCase.extend({ documentId: m.DocumentId, reason: note.min(1) }), done),
  /** The working PDF, for the viewer; never with a password. */
  getWorkingPdf: query(inCase.extend({ documentId: m.DocumentId }), z.object({ bytes })),
  getPage: query(inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }), m.Page),
  markPageSeen: command(inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }), done),
  /** What was found at import on a page, and in its file as a whole. */
  listFindings: query(
    inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }),
    z.array(m.CaseFinding).readonly(),
  ),
  /** Reads pages that are pictures of text, those that were not read before. `poor` of them need eyes. */
  recognisePages: job(inCase, z.object({ read: z.int(), poor: z.int(), left: z.int() })),
  /** How far that is, and the pages that nobody has looked at since a machine read them badly. */
  listReadings: query(
    inCase,
    z.object({
      waiting: z.int(),
      read: z.int(),
      toCheck: z
        .array(
          z.object({
            documentId: m.DocumentId,
            page: m.PageNumber,
            kind: m.InspectionFinding.shape.kind,
          }),
        )
        .readonly(),
    }),
  ),
  /** Null for a page whose text was there. */
  getReading: query(inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }), PageReading.nullable()),
  /** Says that somebody looked at a finding, or takes that back. */
  lookAtFinding: command(
    inCase.extend({
      documentId: m.DocumentId,
      page: m.PageNumber.nullable(),
      kind: m.InspectionFinding.shape.kind,
      looked: z.boolean(),
    }),
    done,
  ),
  searchCase: query(
    inCase.extend({ text: z.string().max(500), limit: z.int().min(1).max(5000) }),
    z.object({
      hits: z.array(SearchHit).readonly(),
      total: z.int(),
      hidden: z.array(HiddenHit).readonly(),
    }),
  ),

  // Copies and threads
  /** Compares what was not compared yet: after an import or a reading, and in a case of an earlier version. */
  findCopies: job(inCase, z.object({ compared: z.int() })),
  /** `toCarry`: how much that was decided on the page could be decided on its copies too. */
  getCopies: query(
    inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }),
    z.object({ copies: z.array(c.PageCopy).readonly(), toCarry: z.int() }),
  ),
  /** `pending`: pages and messages of the case that were not compared yet. */
  listDocumentCopies: query(
    inCase,
    z.object({ pending: z.int(), copies: z.array(c.DocumentCopy).readonly() }),
  ),
  comparePages: query(
    inCase.extend({ here: c.PagePlace, there: c.PagePlace }),
    z.array(c.ComparedPiece).readonly(),
  ),
  /** Carries decisions of a page over to its copies, or to those of them that are named. */
  applyToCopies: command(
    inCase.extend({
      documentId: m.DocumentId,
      page: m.PageNumber,
      /** Null for all that are decided. */
      markIds: markIds.nullable(),
      to: z.array(c.PagePlace).min(1).max(10_000).readonly().nullable(),
      /** Copies that are the same file count as seen where this page was. */
      seen: z.boolean(),
    }),
    z.object({
      marked: z.int(),
      already: z.int(),
      seen: z.int(),
      left: z.array(c.NotCarried).readonly(),
    }),
  ),
  /** Of one page and its copies, or with null of the whole case. */
  listDisagreements: query(
    inCase.extend({ place: c.PagePlace.nullable() }),
    z.array(c.Disagreement).readonly(),
  ),
  getThread: query(inCase.extend({ documentId: m.DocumentId }), z.array(c.ThreadMessage).readonly()),

  // People
  listPeople: query(
    inCase,
    z.array(m.Person.extend({ places: z.int(), warnings: z.array(z.string()).readonly() })).readonly(),
  ),
  addPerson: command(inCase.extend({ details: m.PersonDetails }), z.object({ personId: m.PersonId })),
  describePerson: command(inCase.extend({ personId: m.PersonId, details: m.PersonDetails }), done),
  /** "This person, everywhere": one decision marks every occurrence and leaves human decisions alone. */
  decidePerson: command(
    inCase.extend({ personId: m.PersonId, decision: m.PersonDecision }),
    z.object({ marked: z.int(), leftAlone: z.int() }),
  ),
  removePerson: command(inCase.extend({ personId: m.PersonId }), done),
  /** Two entries are one person: `otherId` goes, its names and places become those of `personId`. */
  mergePeople: command(
    inCase.extend({ personId: m.PersonId, otherId: m.PersonId }),
    z.object({ places: z.int() }),
  ),

  // Review
  suggestMarks: job(inCase, z.object({ added: z.int() })),
  listMarks: query(inCase.extend({ documentId: m.DocumentId.nullable() }), z.array(m.Mark).readonly()),
  addMarks: command(
    inCase.extend({
      marks: z.array(NewMark).min(1).max(10_000),
      decision: DecisionInput.nullable(),
    }),
    z.object({ markIds: z.array(m.MarkId).readonly() }),
  ),
  /** Marks every occurrence of the text in the case that is not yet marked, with one decision. */
  markEverywhere: command(
    inCase.extend({
      text: z.string().trim().min(2).max(500),
      personId: m.PersonId.nullable(),
      decision: DecisionInput,
    }),
    z.object({ markIds: z.array(m.MarkId).readonly(), leftAlone: z.int() }),
  ),
  /** Words that only may be names and that no mark covers, the surest first. */
  listPossibleNames: query(inCase, z.array(PossibleName).readonly()),
  /** One decision for all open places of a possible name, and one step of undo. */
  decidePossibleName: command(
    inCase.extend({ name: z.string().min(1).max(500), decision: DecisionInput }),
    z.object({ markIds: z.array(m.MarkId).readonly() }),
  ),
  decideMarks: command(inCase.extend({ markIds, decision: DecisionInput }), done),
  /** Takes the decision back: the marks are suggestions again. */
  reopenMarks: command(inCase.extend({ markIds }), done),
  removeMarks: command(inCase.extend({ markIds }), done),
  reviewMarks: command(
    inCase.extend({ markIds, outcome: z.enum(['agreed', 'returned']), note }),
    z.object({ reviewed: z.int(), leftAlone: z.int() }),
  ),
  /** What the boxes of a page will tell by their widths, once the page is redacted as it is decided now. */
  weighGaps: query(
    inCase.extend({ documentId: m.DocumentId, page: m.PageNumber }),
    z.array(GapRisk).readonly(),
  ),
  undo: command(inCase, z.object({ label: z.string() })),
  redo: command(inCase, z.object({ label: z.string() })),

  // Bundle, sign-off, release
  getReadiness: query(inCase, Readiness),
  prepareBundle: job(inCase, z.object({ bundleId: m.BundleId, verification: m.VerificationReport })),
  getBundle: query(inCase, m.Bundle.nullable()),
  getBundlePdf: query(inCase.extend({ bundleId: m.BundleId }), z.object({ bytes, password: z.string() })),
  /** The passphrase again: a signature needs the person, not an open window. */
  signOffBundle: command(inCase.extend({ bundleId: m.BundleId, passphrase }), m.SignOff),
  /** Main asks where to. Null when the person thought better of it. */
  exportBundle: job(
    inCase.extend({ bundleId: m.BundleId, addressConfirmed: z.boolean() }),
    z.object({ fileName: z.string(), sha256: z.string() }).nullable(),
  ),

  // Audit
  listAudit: query(
    z.strictObject({
      caseId: m.CaseId.nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(500),
    }),
    z.object({ entries: z.array(m.AuditEntry).readonly(), total: z.int() }),
  ),
  checkAudit: query(
    z.strictObject({ caseId: m.CaseId.nullable() }),
    z.object({ intact: z.boolean(), entries: z.int(), firstBroken: z.int().nullable() }),
  ),
  exportAudit: job(
    z.strictObject({ caseId: m.CaseId.nullable() }),
    z.object({ fileName: z.string(), entries: z.int() }).nullable(),
  ),

  // Jobs
  cancelJob: command(z.strictObject({ jobId: m.JobId }), done),
} as const satisfies Record<string, OperationContract>;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type JobName = { [N in OperationName]: Contract[N]['kind'] extends 'job' ? N : never }[OperationName];
export type Input<Name extends OperationName> = z.infer<Contract[Name]['input']>;
/** What a query or command answers, and what a job ends with. */
export type Output<Name extends OperationName> = z.infer<Contract[Name]['output']>;
/** What `call` answers: a job answers with its id. */
export type Answer<Name extends OperationName> = Name extends JobName ? { jobId: m.JobId } : Output<Name>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}
