/** How well names are found, for the reviewer to know. Written by `npm run bench:detect -- --write-figures`; not by hand. */
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

export const detectionFigures: DetectionFigures = { measuredOn: '2026-11-24', sets: [] };
