/** Where the text of an RTF destination goes: paragraphs, and tables whose cells end with \cell and rows with \row. */
import type { Block, Cell } from '../file-content.ts';
import { blockText, createFlow, type Flow, type FlowStyle } from '../flow.ts';

export type Sink = {
  addText(text: string, style: FlowStyle, inTable: boolean): void;
  addBlock(block: Block, inTable: boolean): void;
  endParagraph(): void;
  breakLine(): void;
  endCell(): void;
  endRow(): void;
  finish(): readonly Block[];
};

export function createSink(): Sink {
  const flow = createFlow();
  let cell: Flow | null = null;
  let row: Cell[] = [];
  let rows: Cell[][] = [];
  let pictures: Block[] = [];

  const endCell = (): void => {
    cell?.endParagraph();
    const blocks = cell?.blocks ?? [];
    row.push({
      text: blocks
        .filter(({ kind }) => kind !== 'picture')
        .map(blockText)
        .join('\n'),
      span: 1,
    });
    pictures.push(...blocks.filter(({ kind }) => kind === 'picture'));
    cell = null;
  };
  const endRow = (): void => {
    if (cell !== null) endCell();
    if (row.length > 0) rows.push(row);
    row = [];
  };
  const endTable = (): void => {
    endRow();
    if (rows.length > 0) flow.addBlock({ kind: 'table', rows, heads: 0 });
    for (const picture of pictures) flow.addBlock(picture);
    rows = [];
    pictures = [];
  };
  const target = (inTable: boolean): Flow => {
    if (inTable) {
      flow.endParagraph();
      cell ??= createFlow();
      return cell;
    }
    if (cell !== null || row.length > 0 || rows.length > 0) endTable();
    return flow;
  };

  return {
    addText: (text, style, inTable) => {
      // White space between rows does not end a table.
      if (text.trim() === '' && cell === null && rows.length > 0) return;
      target(inTable).addText(text, style);
    },
    addBlock: (block, inTable) => target(inTable).addBlock(block),
    endParagraph: () => (cell ?? flow).endParagraph(),
    breakLine: () => (cell ?? flow).breakLine(),
    endCell,
    endRow,
    finish: () => {
      endTable();
      flow.endParagraph();
      return flow.blocks;
    },
  };
}
