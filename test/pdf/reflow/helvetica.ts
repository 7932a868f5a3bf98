/** Advances of Helvetica in thousandths of an em (Adobe's metrics), for the letters of the tests. */
export const widthsOfHelvetica: ReadonlyMap<string, number> = new Map(
  [
    [278, ' !,./:;I[]ft'],
    [222, 'ijl'],
    [191, "'"],
    [333, '()-r'],
    [500, 'Jckcsvxyz'],
    [556, 'L0123456789abdeghnopqu'],
    [611, 'FTZ'],
    [667, 'ABEKPSVXY'],
    [722, 'CDHNRUw'],
    [778, 'GOQ'],
    [833, 'Mm'],
    [944, 'W'],
  ].flatMap(([width, letters]) => [...String(letters)].map((letter) => [letter, Number(width)] as const)),
);
