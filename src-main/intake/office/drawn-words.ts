/** Words and numbers of charts and diagrams (ECMA-376, 21.2 and 21.4), which lie in parts of their own. */
import { type Block, say } from '../file-content.ts';
import { type Element, findAll, textOf } from '../markup.ts';
import type { Package, Relation } from './open-package.ts';

/** In the order of the relations; nothing where the part that has them draws none. */
export async function readDrawnWords(
  file: Package,
  relations: ReadonlyMap<string, Relation>,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const { type, target, external } of relations.values()) {
    if (external || (type !== 'diagramData' && type !== 'chart')) continue;
    const root = await file.xml(target);
    if (root !== null)
      blocks.push(...[...readParagraphs(root), ...readSeries(root)].map((text) => say(text)));
  }
  return blocks;
}

/** Of text in DrawingML (21.1.2): one string for each paragraph that says something, with its line breaks. */
export function readParagraphs(root: Element): string[] {
  return findAll(root, 'p')
    .map(readParagraph)
    .filter((text) => text.trim() !== '');
}

export function readParagraph(paragraph: Element): string {
  return paragraph.children
    .map((node) => {
      if (typeof node === 'string') return '';
      return node.name === 'br'
        ? '\n'
        : findAll({ name: '', attributes: {}, children: [node] }, 't')
            .map(textOf)
            .join('');
    })
    .join('');
}

/** What a chart shows of its cells, as it was last drawn: the name of the series, its categories, its values. */
function readSeries(root: Element): string[] {
  return findAll(root, 'ser')
    .map((series) =>
      ['tx', 'cat', 'xVal', 'val', 'yVal']
        .map((part) =>
          findAll(series, part)
            .flatMap((element) => findAll(element, 'v'))
            .map(textOf)
            .join(', '),
        )
        .filter((text) => text !== '')
        .join(': '),
    )
    .filter((text) => text !== '');
}
