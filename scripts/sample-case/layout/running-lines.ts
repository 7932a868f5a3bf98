import type { Look } from '../model.ts';
import { HAIR, SOFT } from './palette.ts';
import { drawLine, drawRule, type Sheet } from './sheet.ts';
import { type Faces, type Line, wrapText } from './wrap.ts';

/** Headers and footers are known only when the page count is. */
export function addRunningLines(sheets: readonly Sheet[], look: Look, faces: Faces): void {
  const { header, footer, margin } = look;
  const size = 8;
  sheets.forEach((sheet, index) => {
    const fill = (text: string): Line[] =>
      wrapText(
        text.replace('{page}', String(index + 1)).replace('{pages}', String(sheets.length)),
        faces,
        size,
        sheet.width,
      );
    const right = sheet.width - margin;
    if (header !== undefined) {
      const y = sheet.height - margin * 0.62;
      for (const line of fill(header)) drawLine(sheet, line, margin, y, { size, colour: SOFT });
      drawRule(sheet, margin, right, y - 5, HAIR);
    }
    if (footer !== undefined) {
      const y = margin * 0.55;
      drawRule(sheet, margin, right, y + 11, HAIR);
      for (const line of fill(footer.left)) drawLine(sheet, line, margin, y, { size, colour: SOFT });
      for (const line of fill(footer.right))
        drawLine(sheet, line, right - line.width, y, { size, colour: SOFT });
    }
  });
}
