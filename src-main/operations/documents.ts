/** Documents, their pages, copies and threads. */
import { applyToCopies, viewCopies } from '../casework/apply-to-copies.ts';
import { findCopies } from '../casework/find-copies.ts';
import { importDocuments } from '../casework/import-documents.ts';
import { getReading, summarizeReadings } from '../casework/list-readings.ts';
import { lookAtFinding } from '../casework/look-at-findings.ts';
import {
  describeDocument,
  dropDocument,
  readWorkingPdf,
  searchCase,
  seePage,
  summarizeDocuments,
} from '../casework/read-documents.ts';
import { recognisePages } from '../casework/recognise-pages.ts';
import { comparePages, listDisagreements, viewDocumentCopies, viewThread } from '../casework/view-copies.ts';
import { runCommand } from '../casework/workplace.ts';
import type { Input } from '../contract/contract.ts';
import type { Operations } from '../router.ts';
import { sweepCaseFiles } from '../store/cases.ts';
import { listFindings } from '../store/findings.ts';
import { getPage } from '../store/pages.ts';
import { runQuery } from '../store/sqlite.ts';
import { type Application, everyone, type InCase, type Kit, only, preparers } from './kit.ts';

export function createDocumentsOperations(app: Application, kit: Kit) {
  const { tools } = app;
  const { by, inCase, caseQuery, caseCommand, caseJob } = kit;

  return {
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
  } satisfies Partial<Operations>;
}
