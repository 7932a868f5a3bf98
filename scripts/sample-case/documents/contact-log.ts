import { passages } from '../case/passages.ts';
import { writeWorkbook } from '../layout/workbook.ts';
import type { SampleFile } from '../model.ts';

const fileName = '12-contact-log.xlsx';

export const contactLog: SampleFile = {
  fileName,
  bytes: writeWorkbook({
    author: 'Yusuf Rahman',
    created: '2013-03-11T15:02:00Z',
    sheets: [
      {
        name: 'Sessions',
        // The third column is hidden.
        widths: [12, 34, -40, 10, 30],
        rows: [
          ['Date', 'How it went', 'Who brought whom', 'Miles', 'For next time'],
          [
            '06/10/2012',
            'Shops. Nobody wanted to stop.',
            'JT by Mrs Whitlock from Alder Grove',
            14,
            'Bigger till',
          ],
          ['17/10/2012', 'The digger and the bite', 'JT by Nanna, her own car', 14, 'Two diggers'],
          ['10/11/2012', 'Birthday party', 'DW stayed for the cake', 14, 'Fewer candles'],
          [
            '05/12/2012',
            'Paper chains by fairy lights',
            'Maya by Mr Malik from Larch Cottage',
            22,
            'Leave the big light off',
          ],
          [
            '22/12/2012',
            'The book read out loud, twice',
            'Stacey W came with the baby',
            31,
            'Nothing at all',
          ],
          ['16/02/2013', 'Feeding ducks. Maya was fast.', 'Mum met us at the gate', 3, 'Bread'],
          ['', 'Miles claimed', '', { formula: 'SUM(D2:D7)', result: 84 }, ''],
        ],
        comments: [
          {
            cell: 'B4',
            author: 'Gemma Lyle',
            text: 'I was in the kitchen for this one. Maya sang the loudest.',
          },
          {
            cell: 'C6',
            author: 'Yusuf Rahman',
            text: 'S Whitlock rang first, 07700 900235, to ask if the little one could come',
          },
        ],
      },
      {
        name: 'Pick up',
        hidden: true,
        widths: [24, 44, 18],
        rows: [
          ['Who', 'From where', 'Ring first'],
          ['Maya, with Mr Malik', 'Larch Cottage, 3 Mill Dyke Lane, Tickbridge', '07700 900629'],
          ['Jayden, with his nan', '14 Alder Grove, DN4 7QT', '07700 900318'],
          [passages.otherChildContact.text],
        ],
      },
    ],
  }),
  truth: [
    {
      path: fileName,
      title: 'Contact log, October 2012 to February 2013',
      date: '2013-03-11',
      withheld: [
        'Whitlock',
        'Alder Grove',
        'Nanna',
        'Larch Cottage',
        'Mill Dyke Lane',
        'Tickbridge',
        'Stacey',
        '07700 900235',
        '07700 900629',
        '07700 900318',
        'DN4 7QT',
        'Jayden',
        ...passages.otherChildContact.secrets,
      ],
      kept: [
        'Shops. Nobody wanted to stop.',
        'Paper chains by fairy lights',
        'Maya sang the loudest.',
        'Mum met us at the gate',
        'Feeding ducks.',
        'SUM(D2:D7)',
        'Gemma Lyle',
        'Yusuf Rahman',
      ],
    },
  ],
};
