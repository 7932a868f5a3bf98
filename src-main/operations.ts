/** The contents page: every operation of the contract, in the order of the work, and who may do it. */

import { applyToCopies, viewCopies } from './casework/apply-to-copies.ts';
import { exportAudit, judgeAudit, readAudit } from './casework/audit-trail.ts';
import { checkReadiness } from './casework/check-readiness.ts';
import { decideMarks, redo, removeMarks, reopenMarks, reviewMarks, undo } from './casework/decide-marks.ts';
import { exportBundle, safeName } from './casework/export-bundle.ts';
import { findCopies } from './casework/find-copies.ts';
import { importDocuments } from './casework/import-documents.ts';
import {
  addPerson,
  decidePerson,
  describePerson,
  listRegister,
  removePerson,
} from './casework/keep-register.ts';
import { getReading, summarizeReadings } from './casework/list-readings.ts';
import { lookAtFinding } from './casework/look-at-findings.ts';
import { endCase, listAllCases, openCase, startCase } from './casework/manage-cases.ts';
import { changeRequest, previewDeadline } from './casework/manage-request.ts';
import { listExemptions, readOrganisation, writeOrganisation } from './casework/manage-settings.ts';
import { mergePeople } from './casework/merge-people.ts';
import { openVault, recover, setUpVault } from './casework/open-vault.ts';
import { addMarks, markEverywhere } from './casework/place-marks.ts';
import { decidePossibleName, viewPossibleNames } from './casework/possible-names.ts';
import { prepareBundle } from './casework/prepare-bundle.ts';
import {
  describeDocument,
  dropDocument,
  readWorkingPdf,
  searchCase,
  seePage,
  summarizeDocuments,
} from './casework/read-documents.ts';
import { recognisePages } from './casework/recognise-pages.ts';
import type { Session } from './casework/session.ts';
import { readBundlePdf, signOffBundle } from './casework/sign-off-bundle.ts';
import { suggestMarks } from './casework/suggest-marks.ts';
import { readRequest, viewCase } from './casework/view-case.ts';
import { comparePages, listDisagreements, viewDocumentCopies, viewThread } from './casework/view-copies.ts';
import { weighGaps } from './casework/weigh-gaps.ts';
import {
  type CommandResult,
  type OpenCase,
  runCommand,
  type Tools,
  type Worker,
} from './casework/workplace.ts';
import type { Input } from './contract/contract.ts';
import { AppError } from './contract/errors.ts';
import type { Role } from './contract/user.ts';
import type { CaseId } from './contract/values.ts';
import { UserId } from './contract/values.ts';
import type { JobControl, Jobs } from './jobs.ts';
import type { Access, Call, Operations } from './router.ts';
import { findLatestBundle, getBundle } from './store/bundles.ts';
import { sweepCaseFiles } from './store/cases.ts';
import { listFindings } from './store/findings.ts';
import { listMarks } from './store/marks.ts';
import { getPage } from './store/pages.ts';
import { type ReadableDb, runQuery, type WritableDb } from './store/sqlite.ts';
import { addUser, changePassphrase, disableUser, listUsers, resetPassphrase } from './store/users.ts';

const everyone: readonly Role[] = ['caseworker', 'dpo', 'manager'];
const dpo: readonly Role[] = ['dpo'];
/** Managers read, review and sign; they do not prepare what they may have to sign. */
const preparers: readonly Role[] = ['caseworker', 'dpo'];

const opening: Access = { opening: true };
const only = (roles: readonly Role[]): Access => ({ opening: false, roles, beforeChange: false });

type InCase = { readonly caseId: CaseId };

export type Application = {
  readonly session: Session;
  readonly tools: Tools;
  readonly jobs: Jobs;
  /** Locks the vault: jobs end, keys are wiped, the window is told. */
  readonly lock: () => Promise<void>;
  readonly noteActivity: () => void;
};

export function createOperations(app: Application): Operations {
  const { session, tools } = app;
  const by = ({ actor }: Call): Worker => ({ actor, tools });
  const inCase = (caseId: CaseId): OpenCase => openCase(session, caseId);

  /** Reads only. */
  function caseQuery<In extends InCase, Out>(read: (db: ReadableDb, input: In) => Out) {
    return {
      access: only(everyone),
      run: (input: In): Out => runQuery(inCase(input.caseId).db, (db) => read(db, input)),
    };
  }
  /** Changes in one transaction with its audit entry; the name becomes the entry's action. */
  function caseCommand<In extends InCase, Out>(
    action: string,
    roles: readonly Role[],
    command: (db: WritableDb, input: In, worker: Worker) => CommandResult<Out>,
  ) {
    return {
      access: only(roles),
      run: (input: In, call: Call): Out =>
        runCommand(inCase(input.caseId), by(call), action, (db) => command(db, input, by(call))),
    };
  }
  /** Takes its time; writes for itself, piece by piece. */
  function caseJob<In extends InCase, Out>(
    roles: readonly Role[],
    work: (open: OpenCase, input: In, worker: Worker, job: JobControl) => Promise<Out>,
  ) {
    return {
      access: only(roles),
      run: (input: In, call: Call): Promise<Out> => work(inCase(input.caseId), input, by(call), call.job),
    };
  }

  return {
    // Opening
    getVaultState: { access: opening, run: () => session.describe() },
    createVault: { access: opening, run: (input) => setUpVault(session, input, tools) },
    // One person at a time: whoever was there before leaves first, with all that was still running.
    unlockVault: {
      access: opening,
      run: async (input) => {
        await app.lock();
        return openVault(session, input, tools);
      },
    },
    recoverVault: {
      access: opening,
      run: async (input) => {
        await app.lock();
        return recover(session, input, tools);
      },
    },
    lockVault: {
      access: opening,
      run: async () => {
        await app.lock();
        return null;
      },
    },
    changePassphrase: {
      access: { opening: false, roles: everyone, beforeChange: true },
      run: async (input) => {
        await changePassphrase(session.vault(), { ...input, at: tools.clock.now() });
        return null;
      },
    },
    reportActivity: {
      access: opening,
      run: () => {
        app.noteActivity();
        return null;
      },
    },

    // Users and settings
    listUsers: {
      access: only(everyone),
      run: () =>
        listUsers(session.vault().db).map(({ id, name, role, disabled }) => ({ id, name, role, disabled })),
    },
    addUser: {
      access: only(dpo),
      run: ({ userName, role, passphrase }) =>
        addUser(session.vault(), {
          id: UserId.parse(tools.newId()),
          name: userName,
          role,
          passphrase,
          at: tools.clock.now(),
        }),
    },
    disableUser: {
      access: only(dpo),
      run: ({ userId }) => {
        disableUser(session.vault(), { userId, at: tools.clock.now() });
        return null;
      },
    },
    resetPassphrase: {
      access: only(dpo),
      run: async (input) => {
        await resetPassphrase(session.vault(), { ...input, at: tools.clock.now() });
        return null;
      },
    },
    getOrganisation: { access: only(everyone), run: () => readOrganisation(session.vault().db) },
    setOrganisation: {
      access: only(dpo),
      run: (organisation, call) => writeOrganisation(session.vault().db, organisation, by(call)),
    },
    listExemptions: {
      access: only(everyone),
      run: ({ caseId }) => listExemptions(caseId === null ? null : readRequest(inCase(caseId).db), tools),
    },

    // Cases
    listCases: { access: only(everyone), run: () => listAllCases(session, tools) },
    createCase: { access: only(dpo), run: ({ request }, call) => startCase(session, request, by(call)) },
    getCase: { access: only(everyone), run: ({ caseId }) => viewCase(inCase(caseId), tools) },
    setRequest: caseCommand('setRequest', dpo, (db, input: Input<'setRequest'>) =>
      changeRequest(db, input.request),
    ),
    previewDeadline: { access: only(everyone), run: (facts) => previewDeadline(facts, tools) },
    deleteCase: {
      access: only(dpo),
      run: (input) => {
        // What is being read or written in the case would be left without it.
        if (app.jobs.running() > 0) throw new AppError('busy');
        inCase(input.caseId);
        endCase(session, input, tools);
        return null;
      },
    },

    // Documents
    importDocuments: caseJob(preparers, (open, input: Input<'importDocuments'>, worker, job) =>
      importDocuments(open, input.files, worker, job),
    ),
    listDocuments: caseQuery((db, _input: InCase) => summarizeDocuments(db)),
    describeDocument: caseCommand('describeDocument', preparers, describeDocument),
    removeDocument: {
      access: only(preparers),
      run: (input, call) => {
        const open = inCase(input.caseId);
        runCommand(open, by(call), 'removeDocument', (db) => dropDocument(db, input));
        if (app.jobs.running() === 0) sweepCaseFiles(open);
        return null;
      },
    },
    getWorkingPdf: {
      access: only(everyone),
      run: async (input) => ({
        bytes: new Uint8Array(await readWorkingPdf(inCase(input.caseId), input.documentId)),
      }),
    },
    getPage: {
      access: only(everyone),
      run: ({ caseId, documentId, page }) =>
        runQuery(inCase(caseId).db, (db) => getPage(db, documentId, page)),
    },
    markPageSeen: caseCommand('markPageSeen', everyone, seePage),
    listFindings: caseQuery((db, { documentId, page }: Input<'listFindings'>) =>
      listFindings(db, documentId, page),
    ),
    recognisePages: caseJob(preparers, (open, _input: InCase, worker, job) =>
      recognisePages(open, worker, job),
    ),
    listReadings: caseQuery((db, _input: InCase) => summarizeReadings(db)),
    getReading: caseQuery(getReading),
    lookAtFinding: caseCommand('lookAtFinding', everyone, lookAtFinding),
    searchCase: caseQuery(searchCase),

    // Copies and threads
    findCopies: caseJob(everyone, (open, _input: InCase, _worker, job) => findCopies(open, job)),
    getCopies: caseQuery((db, input: Input<'getCopies'>) => viewCopies(db, input, tools)),
    listDocumentCopies: caseQuery((db, _input: InCase) => viewDocumentCopies(db)),
    comparePages: caseQuery(comparePages),
    applyToCopies: caseCommand('applyToCopies', preparers, applyToCopies),
    listDisagreements: caseQuery(listDisagreements),
    getThread: caseQuery(viewThread),

    // People
    listPeople: caseQuery((db, _input: InCase) => listRegister(db)),
    addPerson: caseCommand('addPerson', preparers, addPerson),
    describePerson: caseCommand('describePerson', preparers, describePerson),
    decidePerson: caseCommand('decidePerson', preparers, decidePerson),
    removePerson: caseCommand('removePerson', preparers, removePerson),
    mergePeople: caseCommand('mergePeople', preparers, mergePeople),

    // Review
    suggestMarks: caseJob(preparers, (open, _input: InCase, worker, job) => suggestMarks(open, worker, job)),
    listMarks: {
      access: only(everyone),
      run: ({ caseId, documentId }) =>
        runQuery(inCase(caseId).db, (db) => listMarks(db, documentId === null ? {} : { documentId })),
    },
    addMarks: caseCommand('addMarks', preparers, addMarks),
    markEverywhere: caseCommand('markEverywhere', preparers, markEverywhere),
    listPossibleNames: caseQuery((db, _input: InCase) => viewPossibleNames(db)),
    decidePossibleName: caseCommand('decidePossibleName', preparers, decidePossibleName),
    decideMarks: caseCommand('decideMarks', preparers, decideMarks),
    reopenMarks: caseCommand('reopenMarks', preparers, reopenMarks),
    removeMarks: caseCommand('removeMarks', preparers, removeMarks),
    reviewMarks: caseCommand('reviewMarks', everyone, reviewMarks),
    weighGaps: {
      access: only(everyone),
      run: (input) => weighGaps(inCase(input.caseId), input, tools),
    },
    undo: caseCommand('undo', everyone, (db, _input: InCase, worker) => undo(db, worker)),
    redo: caseCommand('redo', everyone, (db, _input: InCase, worker) => redo(db, worker)),

    // Bundle, sign-off, release
    getReadiness: caseQuery((db, _input: InCase) => checkReadiness(db, tools)),
    prepareBundle: caseJob(preparers, (open, _input: InCase, worker, job) =>
      prepareBundle(open, readOrganisation(session.vault().db), worker, job),
    ),
    getBundle: caseQuery((db, _input: InCase) => findLatestBundle(db)),
    getBundlePdf: {
      access: only(everyone),
      run: async ({ caseId, bundleId }) => {
        const open = inCase(caseId);
        const { password } = getBundle(open.db, bundleId);
        return { bytes: new Uint8Array(await readBundlePdf(open, bundleId)), password };
      },
    },
    signOffBundle: {
      access: only(['manager']),
      run: (input, call) => signOffBundle(inCase(input.caseId), session.vault(), input, by(call)),
    },
    exportBundle: caseJob(['dpo', 'manager'], exportBundle),

    // Audit
    listAudit: {
      access: only(everyone),
      run: ({ caseId, before, limit }) => readAudit(auditOf(caseId), { before, limit }),
    },
    checkAudit: { access: only(everyone), run: ({ caseId }) => judgeAudit(auditOf(caseId)) },
    exportAudit: {
      access: only(['dpo', 'manager']),
      run: ({ caseId }, call) =>
        exportAudit(
          auditOf(caseId),
          {
            name: caseId === null ? 'candour' : safeName(readRequest(inCase(caseId).db).reference),
            isCase: caseId !== null,
          },
          by(call),
          call.job.signal,
        ),
    },

    // Jobs
    cancelJob: {
      access: only(everyone),
      run: ({ jobId }) => {
        app.jobs.cancel(jobId);
        return null;
      },
    },
  };

  function auditOf(caseId: CaseId | null): WritableDb {
    return caseId === null ? session.vault().db : inCase(caseId).db;
  }
}
