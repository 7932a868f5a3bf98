/** LZW as PDF uses it (ISO 32000-2, 7.4.4): codes of 9 to 12 bits, 256 clears, 257 ends. */
export function decodeLzw(
  data: Uint8Array,
  earlyChange: number,
  limit: number,
): { data: Uint8Array; problem: 'damaged' | 'too-large' | null; trailing: Uint8Array } {
  const out: number[] = [];
  const prefix = new Int32Array(4097);
  const suffix = new Uint8Array(4097);
  let next = 258;
  let width = 9;
  let previous = -1;
  let bits = 0;
  let buffer = 0;
  let problem: 'damaged' | 'too-large' | null = null;
  const expand = (code: number): number[] => {
    const reversed: number[] = [];
    for (let at = code; at >= 258; at = prefix[at] ?? 0) {
      reversed.push(suffix[at] ?? 0);
      if (reversed.length > 4097) break;
      if ((prefix[at] ?? 0) < 258) {
        reversed.push(prefix[at] ?? 0);
        break;
      }
    }
    return code < 258 ? [code] : reversed.reverse();
  };
  for (const byte of data) {
    buffer = ((buffer << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (buffer >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      next = 258;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (previous < 0 && code > 257)) {
      problem = 'damaged';
      break;
    }
    const known = code < next;
    const entry = known ? expand(code) : expand(previous);
    if (!known) entry.push(entry[0] ?? 0);
    for (const value of entry) out.push(value);
    if (out.length > limit)
      return { data: new Uint8Array(0), problem: 'too-large', trailing: new Uint8Array(0) };
    if (previous >= 0 && next < 4096) {
      prefix[next] = previous;
      suffix[next] = entry[0] ?? 0;
      next += 1;
    }
    previous = code;
    if (next + earlyChange >= 1 << width && width < 12) width += 1;
  }
  return { data: Uint8Array.from(out), problem, trailing: new Uint8Array(0) };
}
