import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';

export const policeInformation: SampleDocument = {
  fileName: '06-police-information.pdf',
  title: 'Police information sharing form MP/27',
  author: 'Moorland Police',
  created: '2012-06-08T13:20:00Z',
  look: {
    family: 'courier',
    size: 9.6,
    leading: 1.3,
    margin: 56,
    justified: false,
    accent: [0.13, 0.16, 0.26],
    headings: 'band',
    header: 'RESTRICTED WHEN COMPLETE',
    footer: { left: 'Form MP/27 (rev 3)', right: '{page}/{pages}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Information sharing: child protection',
          under: 'Moorland Police, Public Protection Unit, Doncaster',
        },
        { kind: 'heading', text: '1. Request' },
        {
          kind: 'fields',
          labelShare: 0.32,
          rows: [
            ['Requested by', 'Rachel Osei, social worker, Northmoor Council'],
            ['Date of request', '31 May 2012'],
            ['Purpose', 'Section 47 Children Act 1989, plan of protection'],
            ['Police ref', 'PPU/2012/03318'],
            ['Officer', 'DC Alison Hume 2207, PPU'],
          ],
        },
        { kind: 'heading', text: '2. Persons checked' },
        {
          kind: 'table',
          columns: [
            { title: 'Name', share: 0.34 },
            { title: 'Born', share: 0.2 },
            { title: 'Result', share: 0.46 },
          ],
          rows: [
            ['THORNE Leanne', '02/05/1983', 'No convictions. Victim in 4 domestic incidents 2009-2012.'],
            ['THORNE Maya', '14/06/2004', 'Named as present at 3 incidents.'],
            ['THORNE Jayden', '03/11/2009', 'Named as present at 2 incidents.'],
            [
              'PIKE David',
              '27/01/1979',
              'See section 3. Last known: Flat 6, 88 Carr Bank, Doncaster DN1 3XH',
            ],
            ['WHITLOCK Doreen', '19/08/1953', 'No trace.'],
          ],
        },
        { kind: 'heading', text: '3. Information held' },
        {
          kind: 'paragraph',
          text: 'Incident log 03/07/09, Kelham Row. Open line. Officers spoke with L Thorne at the door. Child Maya seen asleep. Recorded as verbal only.',
        },
        {
          kind: 'paragraph',
          text: 'Incident log 25/01/10, Kelham Row. Male left before arrival. Child Maya on the stairs. Officer sat with her until her grandmother came. Referral made to children\u2019s services.',
        },
        {
          kind: 'paragraph',
          text: 'Incident log 19/10/10, street outside Kelham Row. D Pike arrested, breach of the peace.',
        },
        {
          kind: 'paragraph',
          text: 'Non-molestation order, Doncaster County Court, 21/05/12, with power of arrest. Expires 21/05/13.',
        },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', text: '4. Sensitive: not for onward sharing' },
        { kind: 'paragraph', text: passages.policeIntelligence.text },
        { kind: 'paragraph', text: 'Previous partner: Donna Raistrick, formerly of 5 Tanner Yard.' },
        { kind: 'paragraph', text: passages.policeWitness.text },
        { kind: 'heading', text: '5. Assessment of risk' },
        {
          kind: 'fields',
          labelShare: 0.32,
          rows: [
            ['DASH score', '15 (high)'],
            ['MARAC', 'Heard 29 May 2012'],
            ['Marker on address', '31 Kelham Row, treat as urgent'],
            ['Safety advice', 'Given to Ms Thorne 22 May: locks, phone by the bed, school told.'],
          ],
        },
        { kind: 'heading', text: '6. What may be used at conference' },
        {
          kind: 'paragraph',
          text: 'Sections 1, 2 and 5 may be summarised in the presence of Ms Thorne. Nothing from section 4 is to be read out, minuted or filed with papers for the family.',
        },
        { kind: 'heading', text: '7. Sign-off' },
        {
          kind: 'fields',
          labelShare: 0.32,
          rows: [
            ['Completed by', 'DC Alison Hume'],
            ['Supervisor', 'DS Robert Kinsella'],
            ['Date', '8 June 2012'],
            ['Telephone', '01632 960300'],
          ],
        },
        {
          kind: 'paragraph',
          small: true,
          text: 'This form remains the property of Moorland Police. If found, please return it to any police station.',
        },
      ],
    },
  ],
};
