/** What the sample case is made of, in the order of the case. */
import { assessment } from './documents/assessment.ts';
import { makeCareersMorning } from './documents/careers-morning.ts';
import { makeChristmasDates } from './documents/christmas-dates.ts';
import { chronology } from './documents/chronology.ts';
import { contactLog } from './documents/contact-log.ts';
import { contactNotes } from './documents/contact-notes.ts';
import { correspondence } from './documents/correspondence.ts';
import { dutyMailbox } from './documents/duty-mailbox.ts';
import { initialConference } from './documents/initial-conference.ts';
import { carersDiary, fromTheSchool, savings } from './documents/loose-files.ts';
import { mayasViews } from './documents/mayas-views.ts';
import { makePhotographedLetter } from './documents/photographed-letter.ts';
import { placementRecord } from './documents/placement-record.ts';
import { policeInformation } from './documents/police-information.ts';
import { reprintedLetter } from './documents/reprinted-letter.ts';
import { reviews } from './documents/reviews.ts';
import { saferCaringPlan } from './documents/safer-caring-plan.ts';
import { schoolReport } from './documents/school-report.ts';
import { seasideThread } from './documents/seaside-thread.ts';
import type { SampleFile } from './model.ts';

/** Documents that are typeset. */
export const sources = [
  chronology,
  assessment,
  initialConference,
  reviews,
  correspondence,
  policeInformation,
  schoolReport,
  placementRecord,
  contactNotes,
  reprintedLetter,
];

/** Files of other kinds than PDF. */
export function makeOtherFiles(): readonly SampleFile[] {
  return [
    saferCaringPlan,
    contactLog,
    ...seasideThread,
    makeChristmasDates(),
    dutyMailbox,
    mayasViews,
    makePhotographedLetter(),
    makeCareersMorning(),
    fromTheSchool,
    carersDiary,
    savings,
  ];
}
