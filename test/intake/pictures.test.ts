/** Pictures: upright, a page each, with what their cameras wrote. */
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { stripJpeg } from '../../src-main/intake/pictures/jpeg-segments.ts';
import { readPictureSize } from '../../src-main/intake/pictures/picture-size.ts';
import { makeExif } from './support/make-files.ts';
import { hiddenText, readAny } from './support/read-any.ts';

function draw(type: 'image/jpeg' | 'image/png' | 'image/webp'): Uint8Array {
  const canvas = createCanvas(40, 20);
  const context = canvas.getContext('2d');
  context.fillStyle = '#a04020';
  context.fillRect(0, 0, 40, 20);
  if (type === 'image/jpeg') return new Uint8Array(canvas.toBuffer('image/jpeg', 90));
  return new Uint8Array(type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/webp'));
}

function photograph(orientation: number): Uint8Array {
  const plain = Buffer.from(draw('image/jpeg'));
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), makeExif(orientation), plain.subarray(2)]));
}

describe('a photograph', () => {
  test.each([
    [1, 0, false],
    [2, 0, true],
    [3, 2, false],
    [4, 2, true],
    [5, 3, true],
    [6, 1, false],
    [7, 1, true],
    [8, 3, false],
  ])('with the orientation %i is turned %i times, mirrored: %s', async (orientation, turns, mirrored) => {
    expect((await readAny(photograph(orientation))).blocks).toMatchObject([
      { kind: 'picture', wholePage: true, turns, mirrored },
    ]);
  });

  test('tells where it was taken in the appendix', async () => {
    const content = await readAny(photograph(1));
    expect(hiddenText(content, 'location')).toMatch(
      /Latitude in degrees 51\.5[\s\S]*Longitude in degrees -2\.25/,
    );
  });

  test('loses in the working copy what the camera wrote, and nothing of the picture', () => {
    const stripped = Buffer.from(stripJpeg(photograph(6)));
    expect(stripped.includes('Exif')).toBe(false);
    expect(stripped.equals(Buffer.from(stripJpeg(draw('image/jpeg'))))).toBe(true);
    expect(readPictureSize(stripped)).toMatchObject({ width: 40, height: 20 });
  });
});

describe('the size of a picture', () => {
  test.each(['image/jpeg', 'image/png', 'image/webp'] as const)(
    'of type %s is known before it is decoded',
    (type) => {
      expect(readPictureSize(draw(type))).toMatchObject({ width: 40, height: 20 });
    },
  );

  test('beyond all measure is refused before it is decoded', async () => {
    const png = Buffer.from(draw('image/png'));
    png.writeUInt32BE(100_000, 16);
    png.writeUInt32BE(100_000, 20);
    await expect(readAny(new Uint8Array(png))).rejects.toMatchObject({ code: 'page-too-large' });
  });

  test('that breaks off is no size', () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const)
      expect(readPictureSize(draw(type).subarray(0, 20))).toBeNull();
  });
});

test('a picture that moves says that only its first frame is shown', async () => {
  const frame = '21f9040000000000' + '2c000000000100010000' + '02024401' + '00';
  const gif = `474946383961010001008000000000ffffff${frame}${frame}3b`;
  expect((await readAny(Buffer.from(gif, 'hex'))).warnings).toEqual(['more-frames-not-shown']);
});
