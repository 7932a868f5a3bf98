/** Word documents (ECMA-376) from their mark-up: the smallest package that Word opens. */
import { escapeXml, writeZip } from './zip.ts';

export interface WordFile {
  readonly title: string;
  readonly author: string;
  readonly lastAuthor: string;
  /** ISO date and time. */
  readonly created: string;
  readonly body: string;
  readonly header: string;
  readonly footer: string;
  readonly comments: string;
  readonly footnotes: string;
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const parts = [
  ['header', 'header1'],
  ['footer', 'footer1'],
  ['comments', 'comments'],
  ['footnotes', 'footnotes'],
] as const;

export function writeWordFile(file: WordFile): Uint8Array {
  const part = (root: string, content: string): string =>
    `${DECLARATION}<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const relations = (list: readonly string[]): string =>
    `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  const separators = ['separator', 'continuationSeparator']
    .map(
      (type, index) =>
        `<w:footnote w:type="${type}" w:id="${index - 1}"><w:p><w:r><w:${type}/></w:r></w:p></w:footnote>`,
    )
    .join('');
  return writeZip({
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', `${MAIN}.document.main+xml`)}${parts.map(([kind, name]) => override(`word/${name}.xml`, `${MAIN}.${kind}+xml`)).join('')}${override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`,
    '_rels/.rels': relations([
      relation('document', `${OFFICE}/officeDocument`, 'word/document.xml'),
      relation('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ]),
    'word/document.xml': part('document', `<w:body>${file.body}${section}</w:body>`),
    'word/_rels/document.xml.rels': relations(
      parts.map(([kind, name]) => relation(kind, `${OFFICE}/${kind}`, `${name}.xml`)),
    ),
    'word/header1.xml': part('hdr', file.header),
    'word/footer1.xml': part('ftr', file.footer),
    'word/comments.xml': part('comments', file.comments),
    'word/footnotes.xml': part('footnotes', `${separators}${file.footnotes}`),
    'docProps/core.xml': `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(file.title)}</dc:title><dc:creator>${escapeXml(file.author)}</dc:creator><cp:lastModifiedBy>${escapeXml(file.lastAuthor)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${file.created}</dcterms:created></cp:coreProperties>`,
  });
}

/** A paragraph of runs. */
export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.join('')}</w:p>`;
}

export function heading(text: string, level: 1 | 2): string {
  return `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>${run(text)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** Text that Word shows only to whoever asks for hidden text (17.3.2.41). */
export function hidden(text: string): string {
  return run(text, '<w:vanish/>');
}

/** A tracked insertion or deletion (17.13.5). `date`: ISO, without a zone. */
export function change(id: number, kind: 'ins' | 'del', author: string, date: string, text: string): string {
  const inner = kind === 'ins' ? run(text) : run(text).replaceAll('w:t', 'w:delText');
  return `<w:${kind} w:id="${id}" w:author="${escapeXml(author)}" w:date="${date}Z">${inner}</w:${kind}>`;
}

/** Words with a comment at their side (17.13.4). */
export function commented(id: number, text: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${run(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

export function comment(id: number, author: string, date: string, text: string): string {
  const initials = author.replaceAll(/[a-z ]/g, '');
  return `<w:comment w:id="${id}" w:author="${escapeXml(author)}" w:date="${date}Z" w:initials="${initials}">${paragraph(run(text))}</w:comment>`;
}

export function noteReference(id: number): string {
  return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
}

export function footnote(id: number, text: string): string {
  return `<w:footnote w:id="${id}">${paragraph(run(text))}</w:footnote>`;
}

/** A text box in the margin (DrawingML, 20.4). */
export function textBox(id: number, paragraphs: readonly string[]): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="2520000" cy="900000"/><wp:docPr id="${id}" name="Text Box ${id}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2520000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${paragraphs.join('')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}
