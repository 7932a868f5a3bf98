/** Comma, semicolon or tab separated values (RFC 4180, and what people make of it). */
import type { FileContent } from './file-content.ts';
import { nameColumn } from './name-column.ts';
import { decodeOwnText } from './plain-text.ts';

export function readCommaSeparated(bytes: Uint8Array): FileContent {
  const text = decodeOwnText(bytes);
  const rows = splitValues(text, chooseSeparator(text));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    blocks: [
      {
        kind: 'grid',
        columns: Array.from({ length: width }, (_, index) => nameColumn(index)),
        rows: rows.map((cells, index) => ({ label: String(index + 1), cells })),
      },
    ],
    hidden: [],
    children: [],
    warnings: [],
  };
}

/** The one that stands most often outside quotes in the first lines. */
function chooseSeparator(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: sample.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

export function splitValues(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    else if (text[at + 1] !== '\n') endRow();
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
