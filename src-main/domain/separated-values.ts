/** Tables as text: values parted by commas, semicolons or tabs, in double quotes where they hold one (RFC 4180). */

export type TableRow = {
  /** Of the text, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote was opened and never closed. */
  readonly quoteOpen: boolean;
};

/** Rows without any value are left out. The separator is the one that parts the first line most often. */
export function readSeparatedValues(text: string): readonly TableRow[] {
  const body = text.replace(/^\uFEFF/, '');
  const separator = findSeparator(body);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let first = 1;
  const endRow = (quoteOpen: boolean): void => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) rows.push({ line: first, cells, quoteOpen });
    cells = [];
    cell = '';
    first = line;
  };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (letter === '\n') line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === separator) {
      cells.push(cell.trim());
      cell = '';
    } else if (letter === '\n') endRow(false);
    else if (letter !== '\r') cell += letter;
  }
  endRow(quoted);
  return rows;
}

function findSeparator(text: string): string {
  const [line = ''] = text.trimStart().split('\n', 1);
  const counts = ['\t', ';', ','].map((separator) => ({ separator, count: line.split(separator).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}
