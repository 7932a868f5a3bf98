import type { Page } from '../../src-main/contract/document.ts';
import { DocumentId } from '../../src-main/contract/values.ts';

/** Characters of 6 by 10 points in lines 14 apart; spaces and breaks without ink. Upright on a page turned by `rotation`. */
export function makePage(text: string, rotation: Page['rotation'] = 0): Page {
  const boxes = new Float32Array(text.length * 4);
  let column = 0;
  let line = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\n') {
      line += 1;
      column = 0;
      continue;
    }
    if (text[index] !== ' ') {
      const left = 20 + column * 6;
      const top = 30 + line * 14;
      boxes.set(
        rotation === 90 ? [top, left, top + 10, left + 6] : [left, 300 - top - 10, left + 6, 300 - top],
        index * 4,
      );
    }
    column += 1;
  }
  return {
    documentId: DocumentId.parse('d1'),
    page: 1,
    box: [0, 0, 300, 300],
    rotation,
    text,
    boxes,
    seen: false,
  };
}
