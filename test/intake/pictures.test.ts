/** Pictures: upright, a page each, with what their cameras wrote. */
import { readFileSync } from 'node:fs';
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

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url)));

describe('a photograph of a telephone (HEIC)', () => {
  const decodeFirst = async (bytes: Uint8Array) => {
    const [block] = (await readAny(bytes)).blocks;
    if (block?.kind !== 'picture' || block.picture.kind !== 'pixels') throw new Error('no picture');
    const { width, height } = block.picture;
    return { width, height, pixels: await block.picture.decode() };
  };

  test('is shown as it was taken, whatever Exif says of turns that the format itself carries', async () => {
    const { width, height, pixels } = await decodeFirst(fixture('photograph.heic'));
    expect([width, height]).toEqual([96, 64]);
    const at = (x: number, y: number) => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    const [red, blue, white] = [at(20, 15), at(70, 50), at(70, 15)];
    expect(red[0]).toBeGreaterThan(Math.max(red[1] ?? 255, red[2] ?? 255) + 80);
    expect(blue[2]).toBeGreaterThan(Math.max(blue[0] ?? 255, blue[1] ?? 255) + 60);
    expect(Math.min(...white)).toBeGreaterThan(230);
    expect((await readAny(fixture('photograph.heic'))).blocks).toMatchObject([{ turns: 0, mirrored: false }]);
  });

  test('tells where it was taken in the appendix', async () => {
    const content = await readAny(fixture('photograph.heic'));
    expect(hiddenText(content, 'location')).toMatch(
      /Latitude in degrees 51\.5[\s\S]*Longitude in degrees -2\.25/,
    );
    expect(hiddenText(content, 'metadata')).toContain('Northmoor');
  });

  test('has a page for each picture of a series', async () => {
    const { blocks } = await readAny(fixture('burst.heic'));
    expect(blocks.map((block) => (block.kind === 'picture' ? block.wholePage : null))).toEqual([true, true]);
  });

  test('that breaks off is refused as damaged', async () => {
    const bytes = fixture('photograph.heic');
    await expect(readAny(bytes.subarray(0, 300))).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

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
