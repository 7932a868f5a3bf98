/** Writes the figures that the application shows its reviewers: of texts that nothing was trained or adjusted on. */
import { writeFileSync } from 'node:fs';
import type { SuggestionType } from '../../../src-main/detect/suggestion.ts';
import { type ScoredDocument, type Share, scoreType, toRatio } from './score-hits.ts';

export type FigureRow = {
  readonly name: string;
  readonly documents: readonly ScoredDocument[];
  readonly type: SuggestionType;
};

const file = new URL('../../../src-main/contract/detection-figures.ts', import.meta.url);

/** What it is called beside the figures; others are not shown. */
export const shownSets: Readonly<Record<string, string>> = {
  wnut_dev: 'Posts and messages (WNUT 2017)',
  wikigold: 'Encyclopaedia (WikiGold)',
  litbank: 'Novels (LitBank)',
  'presidio-generated-large': 'Sentences made by machine (presidio-research)',
};

/** `day`: when it was measured, ISO 8601. */
export function writeFigures(rows: readonly FigureRow[], day: string): void {
  const sets = rows.map(({ name, documents, type }) => {
    const { marked, queue } = scoreType(documents, type);
    return {
      name,
      labels: marked.recall.whole,
      marked: round(marked.recall),
      queue: type === 'person' ? round(queue.recall) : null,
      precision: round(marked.precision),
    };
  });
  const lines = sets.map(
    ({ name, labels, marked, queue, precision }) =>
      `    { name: '${name}', labels: ${labels}, marked: ${marked}, queue: ${queue}, precision: ${precision} },`,
  );
  writeFileSync(
    file,
    `${head}export const detectionFigures: DetectionFigures = {\n  measuredOn: '${day}',\n  sets: [\n${lines.join('\n')}\n  ],\n};\n`,
  );
}

function round(share: Share): number | null {
  return share.whole === 0 ? null : Number(toRatio(share).toFixed(3));
}

const head = `/** How well names and details are found, for the reviewer to know. Written by \`npm run bench:detect -- --write-figures\`, not by hand. */
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

`;
