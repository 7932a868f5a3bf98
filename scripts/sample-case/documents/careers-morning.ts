/** A board with two photographs of people: resources/sample-case/README.md says whose they really are. */
import { readFileSync } from 'node:fs';
import { addExif } from '../layout/exif.ts';
import { placeOnPage } from '../layout/photograph.ts';
import type { Point } from '../layout/raster.ts';
import type { PictureBox, SampleFile } from '../model.ts';

const fileName = '22-careers-morning.jpg';
const width = 1200;
const height = 860;

function boxIn(text: string, person: string, [left, top]: Point, [right, bottom]: Point): PictureBox {
  const corners: readonly Point[] = [
    [left, top],
    [right, bottom],
  ];
  return { text, person, rect: placeOnPage(corners, width, height, 0) };
}

export function makeCareersMorning(): SampleFile {
  const board = new Uint8Array(readFileSync(new URL('../photographs/careers-morning.jpg', import.meta.url)));
  return {
    fileName,
    bytes: addExif(board, {
      maker: 'Halden',
      model: 'School camera 2',
      taken: '2013:12:04 11:20:05',
      artist: 'Imran Iqbal',
    }),
    truth: [
      {
        path: fileName,
        title: 'Careers morning: a board with photographs',
        date: '2013-12-04',
        withheld: [],
        kept: ['School camera 2', 'Imran Iqbal'],
        inPicture: {
          withheld: ['Ellie-Mae'],
          kept: ['Careers morning, 4 December 2013', 'who feeds the guinea pig', 'Written by Maya T'],
        },
        boxes: [
          boxIn('a face', 'a visitor to the school', [236, 152], [440, 420]),
          boxIn('a face', 'a visitor to the school', [764, 180], [908, 346]),
          boxIn('Ellie-Mae', 'ellie-mae-gadsby', [452, 782], [604, 824]),
        ],
      },
    ],
  };
}
