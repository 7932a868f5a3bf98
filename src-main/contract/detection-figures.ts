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
    { name: 'Care files (our own, invented)', labels: 290, marked: 0.903, queue: 0.969, precision: 0.772 },
    { name: 'Addresses in care files', labels: 36, marked: 0.861, queue: null, precision: 0.939 },
    { name: 'Telephone numbers in care files', labels: 21, marked: 0.952, queue: null, precision: 0.769 },
    { name: 'E-mail addresses in care files', labels: 10, marked: 1, queue: null, precision: 0.769 },
    { name: 'NHS numbers in care files', labels: 14, marked: 1, queue: null, precision: 1 },
    { name: 'Posts and messages (WNUT 2017)', labels: 470, marked: 0.704, queue: 0.862, precision: 0.701 },
    { name: 'Encyclopaedia (WikiGold)', labels: 236, marked: 0.903, queue: 0.97, precision: 0.634 },
    {
      name: 'Sentences made by machine (presidio-research)',
      labels: 1411,
      marked: 0.907,
      queue: 0.948,
      precision: 0.674,
    },
    { name: 'Novels (LitBank)', labels: 964, marked: 0.919, queue: 0.935, precision: 0.871 },
  ],
};
