/**
 * ActualText, Alt and E are read aloud and copied in place of what is shown. They may repeat what the page says,
 * and nothing else.
 */
import type { PdfFile } from '../objects/file.ts';
import { decodeTextString, dictOf, isString, nameOf } from '../objects/values.ts';
import { pictureTexts } from '../redact/appearance.ts';
import type { ContentReading } from './content.ts';
import { countOf, type Findings } from './findings.ts';
import { foldText } from './fold-text.ts';
import { joinGlyphs, joinPlaced } from './text-views.ts';

export function shownLetters(content: ContentReading): string {
  const pick = (glyph: { byMap: string | null; byEncoding: string | null }): string | null =>
    glyph.byMap ?? glyph.byEncoding;
  return `${foldText(joinGlyphs(content.glyphs, pick)).letters} ${foldText(joinPlaced(content.glyphs, pick)).letters}`;
}

/** Replacement texts in the content of one page. */
export function checkReplacements(content: ContentReading, page: number, findings: Findings): void {
  if (content.replacements.length === 0) return;
  const shown = shownLetters(content);
  const bad = content.replacements.filter(
    (bytes) => !shown.includes(foldText(decodeTextString(bytes)).letters),
  ).length;
  if (bad > 0)
    findings.add('structure-text', page, `${countOf(bad, 'replacement text')} that the page does not show.`);
}

const allowed: ReadonlySet<string> = new Set(Object.values(pictureTexts));

/** The letters of all texts in the structure tree, but for what our writers say of pictures. */
export function listStructureTexts(file: PdfFile): readonly string[] {
  const texts: string[] = [];
  for (const object of file.current.values()) {
    const dict = dictOf(object.value);
    if (
      dict === null ||
      (nameOf(dict.entries.get('Type')) !== 'StructElem' && !(dict.entries.has('S') && dict.entries.has('P')))
    )
      continue;
    for (const key of ['ActualText', 'Alt', 'E', 'T']) {
      const text = file.resolve(dict.entries.get(key));
      if (!isString(text)) continue;
      const plain = decodeTextString(text.bytes);
      if (key === 'Alt' && allowed.has(plain)) continue;
      const { letters } = foldText(plain);
      if (letters !== '') texts.push(letters);
    }
  }
  return texts;
}

/** Against all pages together, and the bookmarks. */
export function checkStructureTexts(
  file: PdfFile,
  texts: readonly string[],
  pages: readonly string[],
  findings: Findings,
): void {
  if (texts.length === 0) return;
  const shown = [...pages, ...listBookmarks(file)];
  const bad = texts.filter((letters) => !shown.some((page) => page.includes(letters))).length;
  if (bad > 0)
    findings.add('structure-text', null, `${countOf(bad, 'text')} in the structure that no page shows.`);
}

function listBookmarks(file: PdfFile): readonly string[] {
  return [...file.current.values()].flatMap(({ value }) => {
    const entries = dictOf(value)?.entries;
    const title = file.resolve(entries?.get('Title'));
    return isString(title) && entries?.has('Parent') ? [foldText(decodeTextString(title.bytes)).letters] : [];
  });
}
