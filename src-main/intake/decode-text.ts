/** Text of unknown encoding. A byte order mark decides; else UTF-8 where it is valid, UTF-16 where it looks so, else Windows-1252. */

/** How much of a text is looked at to tell UTF-16. */
const sampleBytes = 65_536;

/** Without its byte order mark; null for what is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes);
  const zeros = countZeros(bytes.subarray(0, sampleBytes));
  if (zeros.even + zeros.odd > 0) {
    // Latin text in UTF-16 has a zero in nearly every pair, nearly always on the same side.
    const pairs = Math.min(bytes.length, sampleBytes) / 2;
    if (zeros.odd > pairs / 2 && zeros.even * 10 < zeros.odd) return decode('utf-16le', bytes);
    if (zeros.even > pairs / 2 && zeros.odd * 10 < zeros.even) return decode('utf-16be', bytes);
    if (!isNearlyText(bytes.subarray(0, sampleBytes))) return null;
    return decodeBytes(bytes.filter((byte) => byte !== 0));
  }
  return decodeBytes(bytes);
}

function decodeBytes(bytes: Uint8Array): string | null {
  return decode('utf-8', bytes) ?? decode('windows-1252', bytes);
}

/** A log or an export may hold a stray zero; what is no text has a control character in every tenth byte or so. */
function isNearlyText(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls += 1;
  return controls * 200 < sample.length;
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd };
}
