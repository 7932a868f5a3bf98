import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';
import { earlyRows } from './chronology-2009-2011.ts';
import { lateRows } from './chronology-2012-2014.ts';

const columns = [
  { title: 'Date', share: 0.13 },
  { title: 'Event', share: 0.67 },
  { title: 'Source', share: 0.2 },
];

export const chronology: SampleDocument = {
  fileName: '01-chronology.pdf',
  title: 'Integrated chronology, Maya Thorne',
  author: 'Rachel Osei',
  created: '2014-04-02T10:15:00Z',
  look: {
    family: 'helvetica',
    size: 10.6,
    leading: 1.35,
    margin: 52,
    justified: false,
    accent: [0.12, 0.3, 0.45],
    headings: 'ruled',
    header: 'RESTRICTED: Northmoor Council, Children and Young People\u2019s Services',
    footer: { left: 'Chronology: THORNE, Maya, ICS 4410927', right: 'Page {page} of {pages}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Integrated chronology',
          under: 'Significant events, 2009 to 2014. Kept by the allocated social worker.',
        },
        {
          kind: 'fields',
          rows: [
            ['Child', 'THORNE, Maya Louise (MT), d.o.b. 14/06/2004, NHS no. 999 012 3454'],
            ['Sibling', 'THORNE, Jayden Lee (JT), d.o.b. 03/11/2009, NHS no. 999 301 5776'],
            ['Mother', 'Leanne Thorne, d.o.b. 02/05/1983'],
            ['Father', 'Paul Thorne (deceased 2007)'],
            [
              'Other adults',
              'WHITLOCK, Doreen (DW), maternal grandmother. PIKE, David, mother\u2019s former partner and father of JT.',
            ],
            ['Address', '31 Kelham Row, Doncaster DN4 5JB'],
          ],
          labelShare: 0.18,
        },
        {
          kind: 'paragraph',
          small: true,
          text: 'SW: social worker. HV: health visitor. CSC: children\u2019s social care. DV: domestic violence. TC: telephone call. DRI: the infirmary. NFA: no further action. Dates are those of the event and not of the recording.',
        },
        {
          kind: 'table',
          columns,
          size: 10.3,
          rows: [
            ...earlyRows,
            [
              '17/01/2012',
              'Referral taken by duty. Caller P Bickerstaff, 29 Kelham Row, 01632 960877. Pauline asks for her name to be kept off everything. Told that we would do so.',
              'CSC duty note',
            ],
            ['17/01/2012', passages.neighbourReferral.text, 'Referral, confidential, logged by duty'],
            ...lateRows,
          ],
        },
      ],
    },
  ],
};
