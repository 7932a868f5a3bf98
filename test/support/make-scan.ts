/**
 * Scans of our own making: pages of a PDF as a scanner would see them, with what goes wrong on the way. The same input
 * gives the same scan on every machine.
 */
import { deflateSync } from 'node:zlib';
import { seedRandom } from '../../scripts/seed-random.ts';
import { describePage } from '../../src-main/pdf/geometry.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { drawGrey, type GreyPicture } from '../../src-main/pdf/recognise/draw-grey.ts';
import { readPageGeometry } from '../../src-main/pdf/recognise/page-box.ts';
import { placePicture } from '../../src-main/pdf/recognise/picture-space.ts';

export type ScanFaults = {
  readonly dpi: number;
  /** Degrees, anticlockwise. */
  readonly skew: number;
  readonly turn: 0 | 90 | 180 | 270;
  /** How much darker than paper ink is, 0 to 1. */
  readonly ink: number;
  /** Of 255: how far each pixel strays. */
  readonly noise: number;
  /** Of 255: how much darker the far corner is, as on a photograph. */
  readonly shade: number;
};

export const goodScan: ScanFaults = { dpi: 200, skew: 0, turn: 0, ink: 0.85, noise: 8, shade: 0 };

/** One page (from 1) of a PDF, scanned. */
export async function scanPage(bytes: Uint8Array, page: number, faults: ScanFaults): Promise<GreyPicture> {
  const document = await openPdfiumDocument({ bytes, password: null });
  const { pdfium, handle } = document;
  const opened = pdfium.FPDF_LoadPage(handle, page - 1);
  try {
    const geometry = readPageGeometry(pdfium, opened);
    const turned = describePage(geometry.visibleBox, turnBy(geometry.rotation, faults.turn), 1);
    const skew = (faults.skew * Math.PI) / 180;
    const space = placePicture(turned, { part: geometry.visibleBox, dpi: faults.dpi, turn: 0, skew });
    return spoil(drawGrey(pdfium, opened, geometry, space), faults);
  } finally {
    pdfium.FPDF_ClosePage(opened);
    document.close();
  }
}

function turnBy(rotation: number, turn: number): 0 | 90 | 180 | 270 {
  return ([0, 90, 180, 270] as const)[((rotation + turn) / 90) % 4] ?? 0;
}

function spoil(picture: GreyPicture, { ink, noise, shade }: ScanFaults): GreyPicture {
  const { width, height, data } = picture;
  const random = seedRandom(width * 31 + height);
  const spoilt = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const darkness = (255 - (data[at] ?? 255)) * ink;
      const shadow = (shade * (x + y)) / (width + height);
      const grain = noise * (random() + random() + random() - 1.5);
      spoilt[at] = Math.max(0, Math.min(255, 244 - darkness - shadow + grain));
    }
  return { ...picture, data: spoilt };
}

/** A PDF of one page for each picture, at its size, without any text; `rotate` and `extra` go into the page and its content. */
export function wrapScans(
  pictures: readonly GreyPicture[],
  { rotate = 0, extra = '' }: { readonly rotate?: 0 | 90 | 180 | 270; readonly extra?: string } = {},
): Uint8Array<ArrayBuffer> {
  const objects: Buffer[] = [];
  const add = (dictionary: string, stream?: Uint8Array): number => {
    const head = stream === undefined ? dictionary : `${dictionary.slice(0, -2)} /Length ${stream.length} >>`;
    objects.push(
      Buffer.concat([
        Buffer.from(`${objects.length + 1} 0 obj\n${head}\n`, 'latin1'),
        ...(stream === undefined
          ? []
          : [Buffer.from('stream\n'), Buffer.from(stream), Buffer.from('\nendstream\n')]),
        Buffer.from('endobj\n'),
      ]),
    );
    return objects.length;
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  const pagesAt = objects.length;
  objects.push(Buffer.alloc(0));
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pictures.map(({ width, height, dpi, data }) => {
    const [across, up] = [(72 * width) / dpi, (72 * height) / dpi].map((side) => side.toFixed(3));
    const image = add(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode >>`,
      deflateSync(data, { level: 1 }),
    );
    const content = add('<< >>', Buffer.from(`q ${across} 0 0 ${up} 0 0 cm /Scan Do Q ${extra}`, 'latin1'));
    return add(
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 ${across} ${up}] /Contents ${content} 0 R /Resources << /XObject << /Scan ${image} 0 R >> /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  objects[pagesAt] = Buffer.from(
    `2 0 obj\n<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>\nendobj\n`,
  );
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const object of objects) {
    offsets.push(length);
    parts.push(object);
    length += object.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  const file = Buffer.concat(parts);
  return new Uint8Array(file);
}
