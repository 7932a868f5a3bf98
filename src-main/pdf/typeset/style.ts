/** The look of the bundle's own pages: A4, points throughout. */

export const a4 = { width: 595.276, height: 841.89 } as const;

/** Grey or colour as PDF operands, 0 to 1. */
export type Ink = readonly [red: number, green: number, blue: number];
export const ink = {
  text: [0.102, 0.133, 0.188],
  faint: [0.353, 0.396, 0.467],
  rule: [0.867, 0.886, 0.914],
  headRule: [0.6, 0.643, 0.706],
  writing: [0.6, 0.643, 0.706],
  noteBar: [0.122, 0.306, 0.549],
  noteFill: [0.949, 0.961, 0.976],
} as const satisfies Record<string, Ink>;

/** 12 points is the least for print that many people with low vision can read. */
export const body = { size: 12, leading: 17.5 } as const;
export const headings = {
  1: { size: 21, leading: 27, before: 22, after: 5 },
  2: { size: 14.5, leading: 20, before: 19, after: 0 },
} as const;
export const table = { size: 11, leading: 15.2, padding: 5, gutter: 14, before: 12 } as const;
export const paragraph = { before: 9 } as const;
export const address = { leading: 16.5, before: 14, after: 4 } as const;
export const list = { before: 5, indent: 18 } as const;
export const note = {
  before: 14,
  after: 4,
  bar: 3,
  paddingX: 14,
  paddingY: 10,
  size: 11.5,
  leading: 16.5,
} as const;
export const writingLine = { height: 26, before: 4 } as const;

/** The text area; the foot has the strip below it. */
export const margins = { left: 72, right: 68, top: 70, bottom: 74 } as const;
export const measure = a4.width - margins.left - margins.right;

export const foot = { size: 9, rule: 42, baseline: 27, gap: 24 } as const;
/** Nothing of a document reaches below this line: the strip belongs to the foot. */
export const footStrip = 50;
