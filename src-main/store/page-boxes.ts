/**
 * Character boxes as stored. Column after column (all x0, all y0, …) and byte plane after byte plane, deflated:
 * neighbours differ little, so that ten thousand pages take some tens of megabytes instead of half a gigabyte.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../contract/errors.ts';

const values = 4;
const valueBytes = 4;

export function encodeBoxes(boxes: Float32Array): Buffer {
  const count = boxes.length;
  const planes = Buffer.alloc(count * valueBytes);
  const view = new DataView(boxes.buffer, boxes.byteOffset, boxes.byteLength);
  const perColumn = count / values;
  for (let index = 0; index < count; index += 1) {
    const at = (index % values) * perColumn + Math.floor(index / values);
    for (let byte = 0; byte < valueBytes; byte += 1) {
      planes[byte * count + at] = view.getUint8(index * valueBytes + byte);
    }
  }
  return deflateRawSync(planes, { level: 1 });
}

export function decodeBoxes(stored: Buffer): Float32Array<ArrayBuffer> {
  const planes = inflateRawSync(stored);
  const count = planes.length / valueBytes;
  const perColumn = count / values;
  if (!Number.isInteger(perColumn)) throw new AppError('database-damaged');
  const boxes = new Float32Array(count);
  const bytes = new Uint8Array(boxes.buffer);
  for (let index = 0; index < count; index += 1) {
    const at = (index % values) * perColumn + Math.floor(index / values);
    for (let byte = 0; byte < valueBytes; byte += 1) {
      bytes[index * valueBytes + byte] = planes[byte * count + at] ?? 0;
    }
  }
  return boxes;
}
