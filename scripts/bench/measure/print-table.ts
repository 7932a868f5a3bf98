/** What was measured, beside what is aimed at. */
export type Row = {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  readonly target: number | null;
  /** Whether more is better, or less. */
  readonly better: 'more' | 'less';
};

/** Prints the rows and answers how many miss their target. */
export function printTable(title: string, rows: readonly Row[]): number {
  const lines = rows.map(({ what, figure, unit, target, better }) => {
    if (target === null) return [what, `${write(figure)} ${unit}`, '', ''];
    const ratio = better === 'more' ? figure / target : target / figure;
    const sign = better === 'more' ? '≥' : '≤';
    const verdict = (better === 'more' ? figure >= target : figure <= target) ? 'met' : 'MISSED';
    const times = Number.isFinite(ratio) ? `${ratio.toFixed(2)} × target, ` : '';
    return [what, `${write(figure)} ${unit}`, `${sign} ${write(target)}`, `${times}${verdict}`];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const line of lines) {
    console.log(`  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  }
  return rows.filter(
    ({ figure, target, better }) =>
      target !== null && (better === 'more' ? figure < target : figure > target),
  ).length;
}

function write(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

export function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
