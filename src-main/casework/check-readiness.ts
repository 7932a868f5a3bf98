/** What stands between the case and its bundle, with the places to go to. */
import type { Readiness } from '../contract/answers.ts';
import { missingEvidence } from '../domain/exemption.ts';
import { isWithholding } from '../domain/mark.ts';
import { listBlockers } from '../domain/readiness.ts';
import { keyOfSlip, listDismissed } from '../store/dismissed-slips.ts';
import { listDocuments } from '../store/documents.ts';
import { summarizeFindings } from '../store/findings.ts';
import { listMarks } from '../store/marks.ts';
import { listPages } from '../store/pages.ts';
import { countReadings } from '../store/readings.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { isOutlawed } from './follow-register.ts';
import { listSlips } from './list-slips.ts';
import { findOpenPlaces } from './open-places.ts';
import { showPlace } from './read-documents.ts';
import { countCase, readRequest } from './view-case.ts';
import { listOpenPassages } from './weigh-passages.ts';
import { findCaseFacts, type Tools } from './workplace.ts';

export function checkReadiness(db: ReadableDb, tools: Tools): Readiness {
  const { exemptions } = tools.rules;
  const dismissed = listDismissed(db);
  const facts = findCaseFacts(readRequest(db), tools.clock.today());
  return {
    blockers: listBlockers(countCase(db, tools)),
    missingEvidence: listMarks(db)
      .filter(isWithholding)
      .flatMap(({ id, documentId, page, decision }) => {
        const fields = decision === null ? [] : missingEvidence(exemptions, decision);
        const isComplete = fields.length === 0 && !isOutlawed(decision, tools, facts);
        return isComplete ? [] : [{ markId: id, documentId, page, fields }];
      }),
    unseenPages: listPages(db)
      .filter((page) => !page.seen)
      .map(({ documentId, page }) => ({ documentId, page })),
    openPlaces: findOpenPlaces(db).undecided.map((place) => {
      const { outcome, codes, neutral, rationale, evidence } = place.decision;
      return { ...showPlace(db, place), decision: { outcome, codes, neutral, rationale, evidence } };
    }),
    slips: listSlips(db, tools).map((slip) => ({
      ...showPlace(db, slip),
      kind: slip.kind,
      reason: slip.reason,
      dismissed: dismissed.get(keyOfSlip(slip)) ?? null,
      markIds: slip.markIds,
    })),
    openPassages: listOpenPassages(db),
    pagesToRead: countReadings(db).waiting,
    openFindings: listOpenFindings(db),
  };
}

function listOpenFindings(db: ReadableDb): Readiness['openFindings'] {
  const summaries = summarizeFindings(db);
  return listDocuments(db).flatMap(({ id }) => {
    const findings = (summaries.get(id) ?? []).filter(({ serious, open }) => serious && open > 0);
    return findings.length === 0 ? [] : [{ documentId: id, findings }];
  });
}
