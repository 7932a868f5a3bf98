/**
 * Tesseract 5 as WebAssembly (tesseract.js-core) with its model for English, in this very process, which is a worker.
 * Everything comes from files of the two packages: nothing here could fetch anything. One instance a process, since its
 * memory never shrinks.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../contract/errors.ts';
import type { GreyPicture } from './draw-grey.ts';
import { isUnevenlyLit } from './lighting.ts';
import { parseRawLines, type RawLine } from './raw-lines.ts';

export type Recogniser = {
  /** How far the lines rise to the right, in pixels a pixel; negative where they fall. Keeps the picture. */
  findSlope(picture: GreyPicture): number;
  /** The words of the picture that `findSlope` was given last. */
  readLines(): readonly RawLine[];
  /** Of a part of a picture: one block of lines under one another. */
  readBlock(part: GreyPicture): readonly RawLine[];
};

/** The part of the module's own interface that is used. */
type Core = {
  readonly FS: { writeFile(name: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => Api;
};

type Api = {
  Init(dataPath: null, language: string, engine: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  FindLines(): void;
  GetGradient(): number;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
  Clear(): void;
};

type StartCore = (options: Readonly<Record<string, unknown>>) => Promise<Core>;

let instance: Promise<Recogniser> | null = null;

export function loadTesseract(): Promise<Recogniser> {
  instance ??= start();
  return instance;
}

const packages = createRequire(import.meta.url);

/** With the processor's wide instructions, which all but very old ones have, and without. */
const builds: readonly { readonly start: () => StartCore; readonly wasm: string }[] = [
  {
    start: () => packages('tesseract.js-core/tesseract-core-simd-lstm.js'),
    wasm: 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  },
  {
    start: () => packages('tesseract.js-core/tesseract-core-lstm.js'),
    wasm: 'tesseract.js-core/tesseract-core-lstm.wasm',
  },
];
/** OEM_LSTM_ONLY, PSM_AUTO and PSM_SINGLE_BLOCK (tesseract/publictypes.h). */
const neuralEngine = 1;
const findColumns = '3';
const oneBlock = '6';
const inputName = '/input';
/** How ink is told from paper: Otsu's threshold, which finds faint ink, or Sauvola's, which follows shadows. */
const global = '0';
const adaptive = '2';

async function start(): Promise<Recogniser> {
  const core = await startCore();
  const packed = await readFile(
    path.join(
      path.dirname(packages.resolve('@tesseract.js-data/eng/package.json')),
      '4.0.0_best_int',
      'eng.traineddata.gz',
    ),
  );
  core.FS.writeFile('eng.traineddata', await promisify(gunzip)(packed));
  const api = new core.TessBaseAPI();
  if (api.Init(null, 'eng', neuralEngine) !== 0) throw new AppError('internal');
  api.SetVariable('tessedit_pageseg_mode', findColumns);
  const show = (picture: GreyPicture): void => {
    core.FS.writeFile(inputName, writePgm(picture));
    api.SetVariable('user_defined_dpi', String(Math.round(picture.dpi)));
    api.SetVariable('thresholding_method', isUnevenlyLit(picture) ? adaptive : global);
    if (api.SetImageFile(1, 0) !== 0) throw new AppError('page-too-large');
  };
  const readLines = (): readonly RawLine[] => {
    if (api.Recognize(null) !== 0) return [];
    const lines = parseRawLines(api.GetJSONText(0));
    api.Clear();
    return lines;
  };
  return {
    findSlope: (picture) => {
      show(picture);
      api.FindLines();
      return api.GetGradient();
    },
    readLines,
    readBlock: (part) => {
      api.SetVariable('tessedit_pageseg_mode', oneBlock);
      try {
        show(part);
        return readLines();
      } finally {
        api.SetVariable('tessedit_pageseg_mode', findColumns);
      }
    },
  };
}

/** What it prints may hold text of a document. */
function ignore(): void {}

async function startCore(): Promise<Core> {
  for (const [index, build] of builds.entries()) {
    const wasmBinary = await readFile(packages.resolve(build.wasm));
    try {
      return await build.start()({
        wasmBinary,
        print: ignore,
        printErr: ignore,
        TesseractProgress: ignore,
      });
    } catch (error) {
      if (index === builds.length - 1) throw error;
    }
  }
  throw new AppError('internal');
}

/** Portable grey map: the plainest of the forms that its library Leptonica reads. */
function writePgm({ width, height, data }: GreyPicture): Uint8Array {
  const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}
