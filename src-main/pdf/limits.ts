/** What a hostile or broken file may ask for, at most. Counts, bytes, pixels, points. */
export const limits = {
  fileBytes: 1024 * 1024 * 1024,
  pages: 20_000,
  marks: 1_000_000,
  /** Pixels of one canvas (4 bytes each): the page itself, or one that pdf.js asks for on the way. */
  canvasPixels: 64_000_000,
  canvasSide: 32_000,
  /** Displayed side of a page in points: ten times the largest page of ISO 32000-1 (annex C). */
  pageSide: 144_000,
  /** Characters of one page; more is not a page that anyone reads. */
  pageCharacters: 500_000,
  /** Objects on one page that are looked at for ActualText. */
  pageObjects: 2_000_000,
} as const;
