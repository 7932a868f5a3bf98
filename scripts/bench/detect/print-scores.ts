/** Tables of shares beside their targets. */
import type { Share, TypeScore } from './score-hits.ts';
import { toRatio } from './score-hits.ts';

export type Targets = { readonly marked?: number; readonly queue?: number; readonly precision?: number };

export const header = [
  'type or set',
  'labels',
  'recall tier 1',
  'whole',
  'with queue',
  'whole',
  'hits',
  'precision tier 1',
  'with queue',
];

export function printLines(title: string, lines: readonly (readonly string[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  console.log(`\n${title}`);
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

export function writeScore(
  name: string,
  { marked, queue }: Pick<TypeScore, 'marked' | 'queue'>,
  targets: Targets = {},
): readonly string[] {
  return [
    name,
    String(marked.recall.whole),
    write(marked.recall, targets.marked),
    write(marked.wholeRecall),
    write(queue.recall, targets.queue),
    write(queue.wholeRecall),
    String(marked.precision.whole),
    write(marked.precision, targets.precision),
    write(queue.precision),
  ];
}

/** "0.913 (≥ 0.90 met)"; a dash where there is nothing to count. */
export function write(share: Share, target?: number): string {
  if (share.whole === 0) return '–';
  return `${toRatio(share).toFixed(3)}${judge(toRatio(share), target)}`;
}

export function judge(figure: number, target: number | undefined): string {
  if (target === undefined) return '';
  return ` (≥ ${target.toFixed(2)} ${figure >= target ? 'met' : 'MISSED'})`;
}

export function writeShares(shares: ReadonlyMap<string, Share>): readonly (readonly string[])[] {
  return [...shares]
    .sort(([, a], [, b]) => b.whole - b.part - (a.whole - a.part))
    .map(([name, share]) => [name, String(share.whole), write(share), `${share.whole - share.part} missed`]);
}
