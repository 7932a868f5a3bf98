/** RC4, which Node's OpenSSL 3 no longer offers. For reading old encrypted files only. */
export function applyRc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = new Uint8Array(256);
  for (let at = 0; at < 256; at += 1) state[at] = at;
  let other = 0;
  for (let at = 0; at < 256; at += 1) {
    const value = state[at] ?? 0;
    other = (other + value + (key[at % key.length] ?? 0)) & 255;
    state[at] = state[other] ?? 0;
    state[other] = value;
  }
  const out = new Uint8Array(data.length);
  let first = 0;
  let second = 0;
  for (let at = 0; at < data.length; at += 1) {
    first = (first + 1) & 255;
    const value = state[first] ?? 0;
    second = (second + value) & 255;
    const swapped = state[second] ?? 0;
    state[first] = swapped;
    state[second] = value;
    out[at] = (data[at] ?? 0) ^ (state[(value + swapped) & 255] ?? 0);
  }
  return out;
}
