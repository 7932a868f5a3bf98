/** The documents of the sample case that are typeset, in the order of the case. */
import { assessment } from './documents/assessment.ts';
import { chronology } from './documents/chronology.ts';
import { contactNotes } from './documents/contact-notes.ts';
import { correspondence } from './documents/correspondence.ts';
import { initialConference } from './documents/initial-conference.ts';
import { placementRecord } from './documents/placement-record.ts';
import { policeInformation } from './documents/police-information.ts';
import { reviews } from './documents/reviews.ts';
import { schoolReport } from './documents/school-report.ts';

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
];
