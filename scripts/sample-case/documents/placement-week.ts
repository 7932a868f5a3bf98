import type { Block } from '../model.ts';

/** Maya's week, on a page that is turned: the scanner's habit of storing wide pages upright with /Rotate 90. */
export const weekBlocks: readonly Block[] = [
  { kind: 'heading', text: '9. Maya\u2019s week' },
  {
    kind: 'table',
    size: 9.2,
    columns: [
      { title: 'Day', share: 0.11 },
      { title: 'Morning', share: 0.22 },
      { title: 'School day', share: 0.22 },
      { title: 'After school', share: 0.25 },
      { title: 'Evening', share: 0.2 },
    ],
    rows: [
      [
        'Monday',
        'Taxi at 8.05, Mr Malik',
        'Breakfast club, school',
        'Home by taxi',
        'Telephone call to mum, 6.15',
      ],
      [
        'Tuesday',
        'Taxi at 8.05',
        'Library helper with Mr Iqbal',
        'Tea with Ellie Mae, Mrs Gadsby to bring her back to school for 5.30',
        'Reading',
      ],
      [
        'Wednesday',
        'Taxi at 8.05',
        'Nurture group, Miss Novak',
        'Contact at the Family Centre with mum and Jayden, to 5.30',
        'Quiet evening. Sue collects.',
      ],
      [
        'Thursday',
        'Taxi at 8.05',
        'School',
        'Every other week: tea with Jay and DW, collected by Rachel Osei from the office',
        'Bath, hair',
      ],
      [
        'Friday',
        'Taxi at 8.05',
        'Swimming, kit in the green bag',
        'Home by taxi',
        'Call to mum, 6.15. Film.',
      ],
      [
        'Saturday',
        'Contact at the Family Centre, 10 to 12',
        '\u2013',
        'Stables, if dry, with Graham',
        'Late bedtime, 8.30',
      ],
      ['Sunday', 'Dog walk', '\u2013', 'Nothing planned, at Maya\u2019s request', 'Bag packed for Monday'],
    ],
  },
  {
    kind: 'paragraph',
    text: 'A copy of this page is on the fridge. Maya has coloured in the days that she sees her mum.',
  },
];
