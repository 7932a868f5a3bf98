/**
 * What the window may ask of main: one zod contract from which all types are inferred.
 * query: reads. command: changes, in one transaction, with an audit entry. job: takes its time; answers with a
 * job id, then reports progress and exactly one end.
 */
import { z } from 'zod';
import { HiddenHit, ImportResult, Readiness, SearchHit, VaultState } from './answers.ts';
import { Bundle, SignOff, VerificationReport } from './bundle.ts';
import { AuditEntry, CaseSummary, CaseView, Organisation } from './case.ts';
import * as c from './copies.ts';
import { CaseFinding, Document, DocumentSummary, InspectionFinding, Page } from './document.ts';
import { Exemption } from './exemption.ts';
import { KeySettings } from './keys.ts';
import {
  command,
  done,
  inCase,
  job,
  markIds,
  note,
  nothing,
  type OperationContract,
  query,
} from './operation.ts';
import { passageOperations } from './passage-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { PageReading } from './reading.ts';
import { ClockFacts, Deadline, Request } from './request.ts';
import { reviewOperations } from './review-operations.ts';
import { ruleOperations } from './rule-operations.ts';
import { Role, User } from './user.ts';
import { BundleId, CaseId, DocumentId, JobId, PageNumber, PlainDate, UserId } from './values.ts';

const passphrase = z.string().min(1).max(1000);
const userName = z.string().trim().min(1).max(100);
const bytes = z.instanceof(Uint8Array);

export const contract = {
  // Opening
  getVaultState: query(nothing, VaultState),
  createVault: command(z.strictObject({ userName, passphrase }), z.object({ recoveryKey: z.string() })),
  unlockVault: command(z.strictObject({ userName, passphrase }), User),
  recoverVault: command(z.strictObject({ userName, recoveryKey: z.string().max(200), passphrase }), User),
  lockVault: command(nothing, done),
  changePassphrase: command(z.strictObject({ current: passphrase, next: passphrase }), done),
  /** Tells main that the person is there; without it for a while, main locks. */
  reportActivity: command(nothing, done),

  // Users and settings
  listUsers: query(nothing, z.array(User).readonly()),
  /** The first passphrase is given by hand and must be changed at first use. */
  addUser: command(z.strictObject({ userName, role: Role, passphrase }), User),
  /** Destroys what the passphrase opened. A new first passphrase lets the person in again. */
  disableUser: command(z.strictObject({ userId: UserId }), done),
  resetPassphrase: command(z.strictObject({ userId: UserId, passphrase }), done),
  getOrganisation: query(nothing, Organisation),
  setOrganisation: command(Organisation, done),
  /** Of whoever is signed in. */
  getKeys: query(nothing, KeySettings),
  setKeys: command(KeySettings, done),
  listExemptions: query(
    z.strictObject({ caseId: CaseId.nullable() }),
    z.array(Exemption.extend({ allowed: z.boolean() })).readonly(),
  ),

  // Cases
  listCases: query(nothing, z.array(CaseSummary).readonly()),
  createCase: command(z.strictObject({ request: Request }), z.object({ caseId: CaseId })),
  /** An invented case to learn on. */
  addSampleCase: job(nothing, z.object({ caseId: CaseId })),
  getCase: query(inCase, CaseView),
  setRequest: command(inCase.extend({ request: Request }), done),
  /** The working of the clock for facts that are not stored yet. */
  previewDeadline: query(ClockFacts, Deadline),
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
  listDocuments: query(inCase, z.array(DocumentSummary).readonly()),
  describeDocument: command(
    inCase.extend({
      documentId: DocumentId,
      title: Document.shape.title,
      date: PlainDate.nullable(),
    }),
    done,
  ),
  removeDocument: command(inCase.extend({ documentId: DocumentId, reason: note.min(1) }), done),
  /** The working PDF, for the viewer; never with a password. */
  getWorkingPdf: query(inCase.extend({ documentId: DocumentId }), z.object({ bytes })),
  getPage: query(inCase.extend({ documentId: DocumentId, page: PageNumber }), Page),
  markPageSeen: command(inCase.extend({ documentId: DocumentId, page: PageNumber }), done),
  /** What was found at import on a page, and in its file as a whole. */
  listFindings: query(
    inCase.extend({ documentId: DocumentId, page: PageNumber }),
    z.array(CaseFinding).readonly(),
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
            documentId: DocumentId,
            page: PageNumber,
            kind: InspectionFinding.shape.kind,
          }),
        )
        .readonly(),
    }),
  ),
  /** Null for a page whose text was there. */
  getReading: query(inCase.extend({ documentId: DocumentId, page: PageNumber }), PageReading.nullable()),
  /** Says that somebody looked at a finding, or takes that back. */
  lookAtFinding: command(
    inCase.extend({
      documentId: DocumentId,
      page: PageNumber.nullable(),
      kind: InspectionFinding.shape.kind,
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
    inCase.extend({ documentId: DocumentId, page: PageNumber }),
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
      documentId: DocumentId,
      page: PageNumber,
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
  getThread: query(inCase.extend({ documentId: DocumentId }), z.array(c.ThreadMessage).readonly()),

  ...peopleOperations,

  ...reviewOperations,

  ...passageOperations,

  ...ruleOperations,

  // Bundle, sign-off, release
  getReadiness: query(inCase, Readiness),
  prepareBundle: job(inCase, z.object({ bundleId: BundleId, verification: VerificationReport })),
  getBundle: query(inCase, Bundle.nullable()),
  getBundlePdf: query(inCase.extend({ bundleId: BundleId }), z.object({ bytes, password: z.string() })),
  /** The passphrase again: a signature needs the person, not an open window. */
  signOffBundle: command(inCase.extend({ bundleId: BundleId, passphrase }), SignOff),
  /** Main asks where to. Null when the person thought better of it. */
  exportBundle: job(
    inCase.extend({ bundleId: BundleId, addressConfirmed: z.boolean() }),
    z.object({ fileName: z.string(), sha256: z.string() }).nullable(),
  ),

  // Audit
  listAudit: query(
    z.strictObject({
      caseId: CaseId.nullable(),
      before: z.int().nullable(),
      limit: z.int().min(1).max(500),
    }),
    z.object({ entries: z.array(AuditEntry).readonly(), total: z.int() }),
  ),
  checkAudit: query(
    z.strictObject({ caseId: CaseId.nullable() }),
    z.object({ intact: z.boolean(), entries: z.int(), firstBroken: z.int().nullable() }),
  ),
  exportAudit: job(
    z.strictObject({ caseId: CaseId.nullable() }),
    z.object({ fileName: z.string(), entries: z.int() }).nullable(),
  ),

  // Jobs
  cancelJob: command(z.strictObject({ jobId: JobId }), done),
} as const satisfies Record<string, OperationContract>;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type JobName = { [N in OperationName]: Contract[N]['kind'] extends 'job' ? N : never }[OperationName];
export type Input<Name extends OperationName> = z.infer<Contract[Name]['input']>;
/** What a query or command answers, and what a job ends with. */
export type Output<Name extends OperationName> = z.infer<Contract[Name]['output']>;
/** What `call` answers: a job answers with its id. */
export type Answer<Name extends OperationName> = Name extends JobName ? { jobId: JobId } : Output<Name>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}
