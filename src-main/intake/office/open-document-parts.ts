/** What lies beside the text of an OpenDocument file: pictures, styles, properties. */
import type { HiddenPart } from '../file-content.ts';
import { childrenOf, type Element, findAll, firstChild, textOf } from '../markup.ts';
import type { Package } from './open-package.ts';

export async function readPictures(file: Package): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const name of file.names.filter((each) => /^(?:Pictures|media)\//.test(each))) {
    const bytes = await file.bytes(name);
    if (bytes !== null) pictures.set(name, bytes);
  }
  return pictures;
}

export function readStyles(root: Element): [string, { bold: boolean; italic: boolean; hidden: boolean }][] {
  return findAll(root, 'style').map((style) => {
    const text = firstChild(style, 'text-properties')?.attributes ?? {};
    return [
      style.attributes.name ?? '',
      {
        bold: text['font-weight'] === 'bold',
        italic: text['font-style'] === 'italic',
        hidden: text.display === 'none',
      },
    ];
  });
}

/** Lengths as in CSS. */
export function readPoints(length: string | undefined): number | null {
  const [, number, unit = ''] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length ?? '') ?? [];
  const factor = { cm: 28.3465, mm: 2.83465, in: 72, pt: 1 }[unit];
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}

export async function readMeta(file: Package): Promise<HiddenPart[]> {
  const root = await file.xml('meta.xml');
  const meta = root === null ? undefined : firstChild(root, 'document-meta', 'meta');
  const rows = (meta === undefined ? [] : childrenOf(meta)).flatMap(
    (property): (readonly [string, string])[] => {
      const text = textOf(property).trim();
      const name = property.attributes.name ?? property.name;
      return text === '' ||
        name === 'document-statistic' ||
        name === 'generator' ||
        name === 'editing-duration'
        ? []
        : [[name.replaceAll('-', ' '), text]];
    },
  );
  return rows.length === 0
    ? []
    : [{ kind: 'metadata', count: rows.length, blocks: [{ kind: 'facts', rows }] }];
}
