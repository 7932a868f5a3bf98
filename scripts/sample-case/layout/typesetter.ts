import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Block, Colour, Column, Look, Section } from '../model.ts';
import { HAIR, INK, SOFT, WASH, WHITE } from './palette.ts';
import { addSheet, drawLine, drawRule, fillBox, type Sheet, strokeBox } from './sheet.ts';
import { type Faces, type Line, wrapText } from './wrap.ts';

const CELL_PAD = 5.5;
const CELL_LEADING = 1.34;

/** Fills pages from the top down; a block that does not fit starts the next page, so that no paragraph or row is split. */
export class Typesetter {
  readonly sheets: Sheet[] = [];
  readonly #pdf: PDFDocument;
  readonly #faces: Faces;
  readonly #look: Look;
  #orientation: Section['orientation'] = 'portrait';
  #y = 0;

  constructor(pdf: PDFDocument, faces: Faces, look: Look) {
    this.#pdf = pdf;
    this.#faces = faces;
    this.#look = look;
  }

  get #sheet(): Sheet {
    const sheet = this.sheets.at(-1);
    if (sheet === undefined) throw new Error('No page has been started');
    return sheet;
  }

  get #left(): number {
    return this.#look.margin;
  }

  get #width(): number {
    return this.#sheet.width - 2 * this.#look.margin;
  }

  startSection(orientation: Section['orientation']): void {
    this.#orientation = orientation;
    this.#startPage();
  }

  #startPage(): void {
    const sheet = addSheet(this.#pdf, this.#orientation);
    this.sheets.push(sheet);
    this.#y = sheet.height - this.#look.margin;
  }

  /** Makes sure that this much height is left; answers whether a page was started. */
  #need(height: number): boolean {
    if (this.#y - height >= this.#look.margin) return false;
    this.#startPage();
    return true;
  }

  #drawLines(
    lines: readonly Line[],
    x: number,
    size: number,
    options: { stretchTo?: number; colour?: Colour; leading?: number } = {},
  ): void {
    const step = size * (options.leading ?? this.#look.leading);
    for (const line of lines) {
      drawLine(this.#sheet, line, x, this.#y - size, {
        size,
        ...(options.colour === undefined ? {} : { colour: options.colour }),
        ...(options.stretchTo === undefined ? {} : { stretchTo: options.stretchTo }),
      });
      this.#y -= step;
    }
  }

  addBlock(block: Block): void {
    switch (block.kind) {
      case 'title':
        this.#addTitle(block.text, block.under);
        break;
      case 'heading':
        this.#addHeading(block.text);
        break;
      case 'paragraph':
        this.#addParagraph(
          block.text,
          block.indent ?? 0,
          this.#look.size * (block.small === true ? 0.88 : 1),
        );
        break;
      case 'bullets':
        block.items.forEach((item, index) => {
          this.#addItem(item, block.numbered === true ? `${index + 1}.` : '\u2022');
        });
        this.#y -= this.#look.size * 0.35;
        break;
      case 'address':
        this.#addAddress(block.lines, block.right === true);
        break;
      case 'fields':
        this.#addFields(block.rows, block.labelShare ?? 0.3);
        break;
      case 'table':
        this.#addTable(block.columns, block.rows, block.size ?? this.#look.size * 0.92);
        break;
      case 'letterhead':
        this.#addLetterhead(block.name, block.under, block.lines);
        break;
      case 'notice':
        this.#addNotice(block.text);
        break;
      case 'space':
        this.#y -= block.height;
    }
  }

  #addTitle(text: string, under: string | undefined): void {
    const bold = { ...this.#faces, regular: this.#faces.bold };
    const size = this.#look.size * 1.6;
    this.#drawLines(wrapText(text, bold, size, this.#width), this.#left, size, {
      colour: this.#look.accent,
      leading: 1.2,
    });
    if (under !== undefined) {
      this.#y -= 2;
      this.#drawLines(
        wrapText(under, this.#faces, this.#look.size, this.#width),
        this.#left,
        this.#look.size,
        { colour: SOFT },
      );
    }
    this.#y -= this.#look.size * 0.7;
  }

  #addHeading(text: string): void {
    const size = this.#look.size * 1.12;
    const bold = { ...this.#faces, regular: this.#faces.bold };
    const lines = wrapText(text, bold, size, this.#width - 12);
    const height = lines.length * size * 1.3;
    // A heading stays with at least a few lines of what follows.
    if (!this.#need(height + this.#look.size * 7)) this.#y -= this.#look.size * 0.5;
    if (this.#look.headings === 'band') {
      fillBox(this.#sheet, this.#left, this.#y - height - 3, this.#width, height + 4, this.#look.accent);
      this.#y -= 1;
      this.#drawLines(lines, this.#left + 6, size, { colour: WHITE, leading: 1.3 });
      this.#y -= this.#look.size * 0.8;
      return;
    }
    this.#drawLines(lines, this.#left, size, {
      colour: this.#look.headings === 'ruled' ? this.#look.accent : INK,
      leading: 1.3,
    });
    if (this.#look.headings === 'ruled')
      drawRule(this.#sheet, this.#left, this.#left + this.#width, this.#y, this.#look.accent, 0.9);
    this.#y -= this.#look.size * 0.45;
  }

  #addParagraph(text: string, indent: number, size: number): void {
    const width = this.#width - indent;
    const lines = wrapText(text, this.#faces, size, width);
    this.#need(lines.length * size * this.#look.leading);
    this.#drawLines(lines, this.#left + indent, size, this.#look.justified ? { stretchTo: width } : {});
    this.#y -= size * 0.6;
  }

  #addItem(text: string, mark: string): void {
    const { size, leading } = this.#look;
    const indent = 22;
    const lines = wrapText(text, this.#faces, size, this.#width - indent);
    this.#need(lines.length * size * leading);
    const markLine = wrapText(mark, this.#faces, size, indent);
    const top = this.#y;
    this.#drawLines(markLine, this.#left + 6, size);
    this.#y = top;
    this.#drawLines(lines, this.#left + indent, size);
    this.#y -= size * 0.35;
  }

  #addAddress(lines: readonly string[], right: boolean): void {
    const { size } = this.#look;
    const wrapped = lines.flatMap((line) => wrapText(line, this.#faces, size, this.#width));
    this.#need(wrapped.length * size * 1.3);
    const widest = Math.max(...wrapped.map((line) => line.width));
    const x = right ? this.#left + this.#width - widest : this.#left;
    this.#drawLines(wrapped, x, size, { leading: 1.3 });
    this.#y -= size;
  }

  #addNotice(text: string): void {
    const { size } = this.#look;
    const lines = wrapText(text, this.#faces, size, this.#width - 20);
    const height = lines.length * size * this.#look.leading + 12;
    this.#need(height);
    strokeBox(this.#sheet, this.#left, this.#y - height, this.#width, height, this.#look.accent);
    this.#y -= 7;
    this.#drawLines(lines, this.#left + 10, size);
    this.#y -= 5 + size * 0.8;
  }

  #addLetterhead(name: string, under: string, lines: readonly string[]): void {
    const { accent } = this.#look;
    const sheet = this.#sheet;
    const top = this.#y;
    fillBox(sheet, this.#left, top - 34, 34, 34, accent);
    fillBox(sheet, this.#left + 7, top - 27, 20, 5, WHITE);
    fillBox(sheet, this.#left + 7, top - 18, 14, 5, WHITE);
    const bold = { ...this.#faces, regular: this.#faces.bold };
    this.#drawLines(wrapText(name, bold, 17, this.#width), this.#left + 44, 17, {
      colour: accent,
      leading: 1.25,
    });
    this.#drawLines(wrapText(under, this.#faces, 10, this.#width), this.#left + 44, 10, { colour: SOFT });
    this.#y = top;
    const wrapped = lines.flatMap((line) => wrapText(line, this.#faces, 8.5, this.#width));
    const widest = Math.max(...wrapped.map((line) => line.width));
    this.#drawLines(wrapped, this.#left + this.#width - widest, 8.5, { colour: SOFT, leading: 1.25 });
    this.#y = Math.min(this.#y - 3, top - 44);
    drawRule(sheet, this.#left, this.#left + this.#width, this.#y, accent, 1.2);
    this.#y -= 18;
  }

  #addFields(rows: readonly (readonly [string, string])[], labelShare: number): void {
    const shares = [labelShare, 1 - labelShare];
    for (const [label, value] of rows)
      this.#addRow([`**${label}**`.replaceAll(' ', '** **'), value], shares, this.#look.size * 0.95, 'form');
    this.#y -= this.#look.size * 0.9;
  }

  #addTable(columns: readonly Column[], rows: readonly (readonly string[])[], size: number): void {
    const shares = columns.map((column) => column.share);
    const head = columns.map((column) => `**${column.title}**`.replaceAll(' ', '** **'));
    const addHead = (): void => this.#addRow(head, shares, size, 'head');
    this.#need(size * 8);
    addHead();
    for (const row of rows) this.#addRow(row, shares, size, 'body', addHead);
    this.#y -= this.#look.size * 0.9;
  }

  #addRow(
    cells: readonly string[],
    shares: readonly number[],
    size: number,
    style: 'head' | 'body' | 'form',
    repeatHead?: () => void,
  ): void {
    if (cells.length !== shares.length)
      throw new Error(`A row has ${cells.length} cells, not ${shares.length}: ${cells[0]}`);
    const widths = shares.map((share) => share * this.#width);
    const wrapped = cells.map((cell, index) =>
      wrapText(cell, this.#faces, size, (widths[index] ?? 0) - 2 * CELL_PAD),
    );
    const most = Math.max(...wrapped.map((lines) => lines.length));
    const height = most * size * CELL_LEADING + 2 * CELL_PAD;
    if (this.#need(height)) repeatHead?.();
    const top = this.#y;
    let x = this.#left;
    if (style === 'head') fillBox(this.#sheet, x, top - height, this.#width, height, WASH);
    wrapped.forEach((lines, index) => {
      const width = widths[index] ?? 0;
      if (style === 'form' && index === 0) fillBox(this.#sheet, x, top - height, width, height, WASH);
      strokeBox(this.#sheet, x, top - height, width, height, HAIR);
      this.#y = top - CELL_PAD;
      this.#drawLines(lines, x + CELL_PAD, size, { leading: CELL_LEADING });
      x += width;
    });
    this.#y = top - height;
  }
}
