/** How well names and details are found, for the reviewer to know. Written by `npm run bench:detect -- --write-figures`, not by hand. */
export type DetectionFigures = {
  readonly measuredOn: string;
  /** Shares from 0 to 1; null where there was nothing to count. */
  readonly sets: readonly {
    readonly name: string;
    readonly labels: number;
    readonly marked: number | null;
    readonly queue: number | null;
    readonly precision: number | null;
  }[];
};

export const detectionFigures: DetectionFigures = {
  measuredOn: '2026-11-24',
  sets: [
    { name: 'Care files (our own, invented)', labels: 290, marked: 0.91, queue: 0.966, precision: 0.782 },
    { name: 'Addresses in care files', labels: 36, marked: 0.833, queue: null, precision: 0.938 },
    { name: 'Telephone numbers in care files', labels: 21, marked: 0.952, queue: null, precision: 0.769 },
    { name: 'E-mail addresses in care files', labels: 10, marked: 0.9, queue: null, precision: 0.818 },
    { name: 'NHS numbers in care files', labels: 14, marked: 1, queue: null, precision: 1 },
    {
      name: 'A second set of invented care files',
      labels: 188,
      marked: 0.904,
      queue: 0.984,
      precision: 0.842,
    },
    { name: 'Posts and messages (WNUT 2017)', labels: 225, marked: 0.769, queue: 0.947, precision: 0.707 },
    { name: 'Encyclopaedia (WikiGold)', labels: 236, marked: 0.886, queue: 1, precision: 0.637 },
    {
      name: 'Sentences made by machine (presidio-research)',
      labels: 694,
      marked: 0.883,
      queue: 0.976,
      precision: 0.762,
    },
    { name: 'Novels (LitBank)', labels: 964, marked: 0.92, queue: 0.988, precision: 0.867 },
  ],
};
