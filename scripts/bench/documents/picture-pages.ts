/** Pages that are pictures: letters scanned in black and white, and photographs. */
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { seedRandom } from '../../seed-random.ts';

const a4 = { width: 595.28, height: 841.89 };
/** A4 at 200 dots an inch. */
const scan = { width: 1654, height: 2339 };
const photograph = { width: 1600, height: 1200, quality: 85 };

const words =
  'the children were at home with their mother when I called and said that school had been good this week and that the house was quiet again'.split(
    ' ',
  );

/** Like the output of an office scanner: one bit a pixel, a little askew, with specks. */
export async function makeScannedPages(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let number = 1; number <= count; number += 1) {
    const bits = scanPage(number);
    const image = pdf.context.stream(deflateSync(bits, { level: 9 }), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: scan.width,
      Height: scan.height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 1,
      Filter: 'FlateDecode',
    });
    const page = pdf.addPage([a4.width, a4.height]);
    page.node.setXObject(PDFName.of('Scan'), pdf.context.register(image));
    const content = pdf.context.stream(`q ${a4.width} 0 0 ${a4.height} 0 0 cm /Scan Do Q`);
    page.node.set(PDFName.of('Contents'), pdf.context.register(content));
  }
  return pdf.save();
}

function scanPage(seed: number): Uint8Array {
  const { width, height } = scan;
  const random = seedRandom(seed);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.rotate(0.006 * (random() - 0.5));
  writeLines(context, random);
  const { data } = context.getImageData(0, 0, width, height);
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isSpeck = random() < 0.0002;
      const isWhite = (data[(y * width + x) * 4] ?? 255) > 140 && !isSpeck;
      const at = y * rowBytes + (x >> 3);
      if (isWhite) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return bits;
}

function writeLines(context: SKRSContext2D, random: () => number): void {
  context.fillStyle = 'black';
  context.font = '30px serif';
  for (let y = 220; y < scan.height - 200; y += 44) {
    if (random() < 0.12) continue;
    const line = Array.from({ length: 14 }, () => words[Math.floor(random() * words.length)]).join(' ');
    context.fillText(line, 180, y, scan.width - 360);
  }
}

/** Each page one JPEG: light, shapes with soft edges, and the grain that makes photographs large. */
export async function makePhotographs(count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (let number = 1; number <= count; number += 1) {
    const image = await pdf.embedJpg(await takePhotograph(number));
    const page = pdf.addPage([a4.height, a4.width]);
    page.drawImage(image, { x: 20, y: 20, width: a4.height - 40, height: a4.width - 40 });
  }
  return pdf.save();
}

export async function takePhotograph(seed: number): Promise<Uint8Array> {
  const { width, height, quality } = photograph;
  const random = seedRandom(seed);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let shape = 0; shape < 60; shape += 1) {
    const [x, y, radius] = [random() * width, random() * height, (1 - shape / 70) * width * 0.6];
    const colour = [random(), random(), random()].map((value) => Math.round(value * 255)).join(', ');
    const light = context.createRadialGradient(x, y, 0, x, y, radius);
    light.addColorStop(0, `rgba(${colour}, 0.9)`);
    light.addColorStop(1, `rgba(${colour}, 0)`);
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
  }
  const picture = context.getImageData(0, 0, width, height);
  for (let at = 0; at < picture.data.length; at += 4) {
    const grain = (random() - 0.5) * 16;
    for (let channel = 0; channel < 3; channel += 1) {
      picture.data[at + channel] = (picture.data[at + channel] ?? 0) + grain;
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas.encode('jpeg', quality);
}
