/** Excel workbooks (ECMA-376, SpreadsheetML) with what a spreadsheet can hide: sheets, columns, comments, stale results. */
import { escapeXml, writeZip } from './zip.ts';

export type Cell =
  | string
  | number
  /** `result`: what the cell showed when it was last worked out. */
  | { readonly formula: string; readonly result: number };

export interface Sheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** Width of each column in characters; a hidden one is negative. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  readonly comments?: readonly { readonly cell: string; readonly author: string; readonly text: string }[];
}

export interface Workbook {
  readonly author: string;
  readonly created: string;
  readonly sheets: readonly Sheet[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function writeWorkbook({ author, created, sheets }: Workbook): Uint8Array {
  const commented = sheets
    .map((sheet, index) => ({ sheet, number: index + 1 }))
    .filter(({ sheet }) => sheet.comments);
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const relations = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;
  return writeZip({
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('xl/workbook.xml', `${TYPE}.sheet.main+xml`)}${sheets.map((_, index) => override(`xl/worksheets/sheet${index + 1}.xml`, `${TYPE}.worksheet+xml`)).join('')}${commented.map(({ number }) => override(`xl/comments${number}.xml`, `${TYPE}.comments+xml`)).join('')}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    '_rels/.rels': relations([
      ['workbook', `${OFFICE}/officeDocument`, 'xl/workbook.xml'],
      ['core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, hidden }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="sheet${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => [
        `sheet${index + 1}`,
        `${OFFICE}/worksheet`,
        `worksheets/sheet${index + 1}.xml`,
      ]),
    ),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, writeSheet(sheet)]),
    ),
    ...Object.fromEntries(
      commented.flatMap(({ sheet, number }) => [
        [
          `xl/worksheets/_rels/sheet${number}.xml.rels`,
          relations([
            ['comments', `${OFFICE}/comments`, `../comments${number}.xml`],
            ['shapes', `${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
          ]),
        ],
        [`xl/comments${number}.xml`, writeComments(sheet)],
        [`xl/drawings/vmlDrawing${number}.vml`, drawComments(sheet)],
      ]),
    ),
    'docProps/core.xml': `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${escapeXml(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`,
  });
}

function nameCell(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function writeSheet({ widths, rows, comments }: Sheet): string {
  const columns = widths
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${Math.abs(width)}" customWidth="1"${width < 0 ? ' hidden="1"' : ''}/>`,
    )
    .join('');
  const lines = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => writeCell(cell, nameCell(column, row))).join('')}</row>`,
    )
    .join('');
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><cols>${columns}</cols><sheetData>${lines}</sheetData>${comments === undefined ? '' : '<legacyDrawing r:id="shapes"/>'}</worksheet>`;
}

function writeCell(cell: Cell, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell !== 'string')
    return `<c r="${place}"><f>${escapeXml(cell.formula)}</f><v>${cell.result}</v></c>`;
  return cell === ''
    ? ''
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

function writeComments({ comments = [] }: Sheet): string {
  const authors = [...new Set(comments.map(({ author }) => author))];
  const list = comments.map(
    ({ cell, author, text }) =>
      `<comment ref="${cell}" authorId="${authors.indexOf(author)}"><text><r><t xml:space="preserve">${escapeXml(text)}</t></r></text></comment>`,
  );
  return `${DECLARATION}<comments xmlns="${MAIN}"><authors>${authors.map((author) => `<author>${escapeXml(author)}</author>`).join('')}</authors><commentList>${list.join('')}</commentList></comments>`;
}

/** Excel draws its comments by VML shapes, and opens no workbook with comments without them. */
function drawComments({ comments = [] }: Sheet): string {
  const shapes = comments.map(({ cell }, index) => {
    const [column, row] = [cell.charCodeAt(0) - 65, Number(cell.slice(1)) - 1];
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1"><v:textbox/><x:ClientData ObjectType="Note"><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 3}, 15, ${row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
