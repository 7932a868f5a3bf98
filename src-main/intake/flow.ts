/** Collects running text into blocks, whatever mark-up it comes from. */
import type { Block, Run } from './file-content.ts';

export type FlowStyle = {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Spaces and line feeds stay as they are. */
  readonly preformatted: boolean;
  readonly indent: number;
};

export const plainStyle: FlowStyle = { bold: false, italic: false, preformatted: false, indent: 0 };

export type Flow = {
  readonly blocks: readonly Block[];
  /** Adds to the open paragraph; white space is one space, unless preformatted. */
  addText(text: string, style: FlowStyle): void;
  breakLine(): void;
  /** Ends the open paragraph. */
  endParagraph(): void;
  /** For the next paragraph that begins. */
  setMarker(marker: string): void;
  setHeading(level: 1 | 2 | 3 | null): void;
  /** Between paragraphs. */
  addBlock(block: Block): void;
};

export function createFlow(): Flow {
  const blocks: Block[] = [];
  let runs: { text: string; style: Run['style'] }[] = [];
  let indent = 0;
  let marker = '';
  let heading: 1 | 2 | 3 | null = null;

  const endsInSpace = (): boolean => {
    const last = runs.at(-1)?.text;
    return last === undefined || /[ \n]$/.test(last);
  };
  const append = (text: string, style: Run['style']): void => {
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  };
  const endParagraph = (): void => {
    const text = runs.map((run) => run.text).join('');
    if (text.trim() !== '') {
      if (heading !== null) blocks.push({ kind: 'heading', level: heading, text: text.trim() });
      else blocks.push({ kind: 'paragraph', runs: trimRuns(runs), indent, marker });
      marker = '';
    }
    runs = [];
  };

  return {
    blocks,
    addText(text, style) {
      const face = style.bold ? 'bold' : style.italic ? 'italic' : 'regular';
      if (runs.length === 0) indent = style.indent;
      if (style.preformatted) return append(keepSpaces(text), face);
      const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
      const plain = endsInSpace() ? collapsed.replace(/^ /, '') : collapsed;
      if (plain !== '') append(plain, face);
    },
    breakLine() {
      if (runs.length > 0) append('\n', runs.at(-1)?.style ?? 'regular');
    },
    endParagraph,
    setMarker(next) {
      endParagraph();
      marker = next;
    },
    setHeading(level) {
      endParagraph();
      heading = level;
    },
    addBlock(block) {
      endParagraph();
      blocks.push(block);
    },
  };
}

/** Spaces at the beginning of a line and in a row do not collapse where they are no-break spaces. */
export function keepSpaces(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/^ +| {2,}/gm, (spaces) => '\u00a0'.repeat(spaces.length));
}

function trimRuns(runs: readonly Run[]): Run[] {
  return runs
    .map((run, index) => ({
      ...run,
      text:
        index === 0
          ? run.text.replace(/^[ \n]+/, '')
          : index === runs.length - 1
            ? run.text.trimEnd()
            : run.text,
    }))
    .filter((run) => run.text !== '');
}

/** What a block says, in plain text. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'preformatted':
      return block.text;
    case 'paragraph':
      return `${block.marker} ${block.runs.map((run) => run.text).join('')}`.trim();
    case 'facts':
      return block.rows.map((row) => row.join(' ')).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join(' ')).join('\n');
    case 'grid':
      return block.rows.map((row) => row.cells.join(' ')).join('\n');
    case 'picture':
      return block.description;
    case 'rule':
      return '';
  }
}
