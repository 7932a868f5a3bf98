/**
 * SQLite's write-ahead log, checked before SQLite reads it: SQLite takes a broken frame for the end of the log
 * and silently drops all committed work behind it (https://www.sqlite.org/fileformat.html, 4).
 */
import { readFileSync } from 'node:fs';
import { AppError } from '../contract/errors.ts';
import { deriveHmacKey, isPageSound, pageSize } from './page-check.ts';
import type { DatabaseKey } from './sqlite.ts';

const headerSize = 32;
const frameHeaderSize = 24;
const frameSize = frameHeaderSize + pageSize;
const saltAt = 8;
const checksumAt = 16;

/**
 * Throws `database-damaged` when committed work would be lost. A transaction is flushed before the next one
 * begins, so a broken frame with two or more commits from it on was once whole; with one, or none, it may be
 * what a power cut left of the last, never acknowledged transaction, and SQLite rightly ignores it.
 */
export function assertLogSound(path: string, databaseKey: DatabaseKey): void {
  const log = readFileSync(path);
  const frames = splitFrames(log);
  const [first] = frames;
  if (first === undefined) return;
  const hmacKey = deriveHmacKey(databaseKey);
  const sum = startChecksum(log);
  const salts = sum.sound ? log.subarray(16, 24) : readSalts(first);
  // Frames of an earlier round of the log carry other salts and mean nothing any more.
  const last = frames.findLastIndex((frame) => readSalts(frame).equals(salts));
  let broken = !sum.sound;
  let commitsLost = 0;
  for (const frame of frames.slice(0, last + 1)) {
    broken ||= !readSalts(frame).equals(salts) || !isFrameSound(frame, sum, hmacKey);
    const isCommit = frame.readUInt32BE(4) !== 0;
    if (broken && isCommit) commitsLost += 1;
  }
  if (commitsLost >= 2) throw new AppError('database-damaged', { commits: commitsLost });
}

/** Whole frames only. */
function splitFrames(log: Buffer): readonly Buffer[] {
  const count = Math.max(0, Math.floor((log.length - headerSize) / frameSize));
  return Array.from({ length: count }, (_, index) =>
    log.subarray(headerSize + index * frameSize, headerSize + (index + 1) * frameSize),
  );
}

function readSalts(frame: Buffer): Buffer {
  return frame.subarray(saltAt, checksumAt);
}

type Checksum = { readonly sound: boolean; add(bytes: Buffer): readonly [number, number] };

function startChecksum(log: Buffer): Checksum {
  const bigEndian = (log.readUInt32BE(0) & 1) === 1;
  let first = 0;
  let second = 0;
  const add = (bytes: Buffer): readonly [number, number] => {
    for (let at = 0; at < bytes.length; at += 8) {
      const left = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
      const right = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
      first = (first + left + second) >>> 0;
      second = (second + right + first) >>> 0;
    }
    return [first, second];
  };
  const [one, two] = add(log.subarray(0, 24));
  return { sound: one === log.readUInt32BE(24) && two === log.readUInt32BE(28), add };
}

function isFrameSound(frame: Buffer, sum: Checksum, hmacKey: Buffer): boolean {
  sum.add(frame.subarray(0, 8));
  const [first, second] = sum.add(frame.subarray(frameHeaderSize));
  return (
    first === frame.readUInt32BE(checksumAt) &&
    second === frame.readUInt32BE(checksumAt + 4) &&
    isPageSound(hmacKey, frame.subarray(frameHeaderSize), frame.readUInt32BE(0))
  );
}
