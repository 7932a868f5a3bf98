import { passages } from '../case/passages.ts';
import { addExif } from '../layout/exif.ts';
import type { InkLine } from '../layout/ink.ts';
import { writeJpeg } from '../layout/jpeg.ts';
import { photographSheet, type Shot } from '../layout/photograph.ts';
import type { SampleFile } from '../model.ts';

const fileName = '21-letter-photographed.jpg';

const letter: readonly string[] = [
  '{doreen-whitlock|14 Alder Grove}',
  'Sunday 18 November',
  '',
  'Dear Rachel',
  '',
  'You said to put it in writing, so I am.',
  '',
  'I would have had the both of them if I had the',
  'room, and if my hip was not what it is. I have',
  '{jayden-thorne|Jay} in with me and he kicks like a mule.',
  '',
  'Please tell Maya that her window is still here and',
  'nobody sleeps under it. I have kept the torch and',
  'the library book about foals. I paid the fine.',
  '',
  '{stacey-whitlock|Stacey} has had a little girl, early, both well.',
  'Maya can hold her as long as she likes.',
  '',
  'I do not want {david-pike|Dave} to know where I am. He has',
  'never been here and he is not going to start.',
  '',
  'Ring me on {doreen-whitlock|07700 900318} if she is upset, any hour.',
  '',
  'Yours truly,',
  '{doreen-whitlock|Doreen Whitlock} (Mrs)',
];

const lines: readonly InkLine[] = letter.flatMap((text, index) =>
  text === '' ? [] : [{ text, size: 21, x: 64, top: 84 + index * 29.5, face: 'italic' as const }],
);

/** Held over the kitchen table, a little from the left. */
const shot: Shot = {
  width: 1280,
  height: 1680,
  sheet: [
    [132, 96],
    [1186, 150],
    [1128, 1570],
    [62, 1532],
  ],
  seed: 20121119,
};

export function makePhotographedLetter(): SampleFile {
  const { photograph, marked } = photographSheet(lines, shot);
  return {
    fileName,
    bytes: addExif(writeJpeg(photograph, 1.3), {
      maker: 'Kestrel',
      model: 'K3 work telephone',
      taken: '2012:11:19 16:04:21',
      artist: 'Rachel Osei',
      // The bungalow that nobody is to know of.
      place: {
        latitude: { side: 'N', degrees: 53, minutes: 31, hundredths: 842 },
        longitude: { side: 'W', degrees: 1, minutes: 6, hundredths: 3517 },
      },
    }),
    truth: [
      {
        path: fileName,
        title: 'Letter to Rachel Osei, photographed',
        date: '2012-11-19',
        withheld: passages.placeOfPhotograph.secrets,
        kept: ['K3 work telephone', 'Rachel Osei'],
        inPicture: {
          withheld: ['14 Alder Grove', 'Stacey', '07700 900318', 'Doreen Whitlock'],
          kept: ['her window is still here', 'the library book about foals', 'Maya can hold her as long'],
        },
        boxes: marked,
      },
    ],
  };
}
