/** A plain PDF of lines of text, quickly: A4, Helvetica, one stream a page. */
import { deflateSync } from 'node:zlib';

export function writePdf(pages: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const put = (number: number, body: Buffer): void => {
    const bytes = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets[number] = at;
    parts.push(bytes);
    at += bytes.length;
  };
  put(1, Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
  put(3, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'));
  const kids = pages.map((lines, index) => {
    const [page, content] = [4 + 2 * index, 5 + 2 * index];
    const stream = deflateSync(Buffer.from(writeLines(lines), 'latin1'));
    put(
      page,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ),
    );
    put(
      content,
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    );
    return `${page} 0 R`;
  });
  put(2, Buffer.from(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`));
  const size = 4 + 2 * pages.length;
  const table = Array.from(
    { length: size - 1 },
    (_, index) => `${String(offsets[index + 1] ?? 0).padStart(10, '0')} 00000 n \n`,
  ).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  // A plain array: a Buffer does not cross to the window as one.
  return new Uint8Array(Buffer.concat(parts));
}

function writeLines(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/gu, '\\$&')}) Tj T*`);
  return `BT /F1 11 Tf 20 TL 62 780 Td ${shown.join('\n')} ET`;
}
