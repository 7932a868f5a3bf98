/** JPEG without what its camera or editor wrote beside the picture: EXIF, XMP, IPTC, comments, thumbnails. */

/** Kept: JFIF (APP0), colour profile (APP2 ICC_PROFILE), Adobe's colour transform (APP14). */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const kept: Uint8Array[] = [view.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // From the first scan on there is only the picture.
    if (marker === 0xda) {
      kept.push(view.subarray(at));
      return Buffer.concat(kept);
    }
    const length = 2 + view.readUInt16BE(at + 2);
    const segment = view.subarray(at, at + length);
    if (isPicture(marker, segment)) kept.push(segment);
    at += length;
  }
  // Not as the standard says: as it is.
  return bytes;
}

function isPicture(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return segment.toString('latin1', 4, 8) === 'JFIF';
  if (marker === 0xe2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
  return marker === 0xee;
}
