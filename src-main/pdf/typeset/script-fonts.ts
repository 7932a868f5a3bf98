/** Fonts for scripts that the first ones lack: each is read from its file when a text needs it, and not before. */

export type ScriptFont = {
  readonly file: string;
  /** Code points, both included: what is outside stays with other fonts. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
};

/** Ideographs, kana, their marks, and the full and half widths. */
const eastAsian = [
  [0x2e80, 0x312f],
  [0x3190, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
  [0x20000, 0x323af],
] as const;

/** The danda and its double serve all scripts of India; the font of the word that they end is tried first. */
export const scriptFonts: readonly ScriptFont[] = [
  {
    file: 'NotoSansArabic-Regular.ttf',
    ranges: [
      [0x0600, 0x06ff],
      [0x0750, 0x077f],
      [0x0870, 0x08ff],
      [0xfb50, 0xfdff],
      [0xfe70, 0xfefe],
    ],
  },
  {
    file: 'NotoSansHebrew-Regular.ttf',
    ranges: [
      [0x0590, 0x05ff],
      [0xfb1d, 0xfb4f],
    ],
  },
  {
    file: 'NotoSansDevanagari-Regular.ttf',
    ranges: [
      [0x0900, 0x097f],
      [0xa8e0, 0xa8ff],
      [0x1cd0, 0x1cff],
    ],
  },
  { file: 'NotoSansBengali-Regular.ttf', ranges: [[0x0980, 0x09ff]] },
  { file: 'NotoSansGurmukhi-Regular.ttf', ranges: [[0x0a00, 0x0a7f]] },
  { file: 'NotoSansGujarati-Regular.ttf', ranges: [[0x0a80, 0x0aff]] },
  { file: 'NotoSansTamil-Regular.ttf', ranges: [[0x0b80, 0x0bff]] },
  { file: 'NotoSansTelugu-Regular.ttf', ranges: [[0x0c00, 0x0c7f]] },
  { file: 'NotoSansKannada-Regular.ttf', ranges: [[0x0c80, 0x0cff]] },
  { file: 'NotoSansMalayalam-Regular.ttf', ranges: [[0x0d00, 0x0d7f]] },
  { file: 'NotoSansSinhala-Regular.ttf', ranges: [[0x0d80, 0x0dff]] },
  { file: 'NotoSansThai-Regular.ttf', ranges: [[0x0e00, 0x0e7f]] },
  {
    file: 'NotoSansEthiopic-Regular.ttf',
    ranges: [
      [0x1200, 0x139f],
      [0x2d80, 0x2ddf],
      [0xab00, 0xab2f],
    ],
  },
  { file: 'NotoSansSC-Regular.ttf', ranges: eastAsian },
  { file: 'NotoEmoji-Regular.ttf', ranges: [[0x1f000, 0x1faff]] },
];
