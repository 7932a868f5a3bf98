/**
 * The raster writer: the page becomes a picture with the boxes burnt in, invisible words over it, and the label
 * of each box in real text. Always possible, always right.
 */
import { AppError } from '../../contract/errors.ts';
import { mapRect } from '../geometry.ts';
import { reportRasterGaps } from '../reflow/report-raster-gaps.ts';
import { createPageTags, endMarked } from '../write/page-structure.ts';
import { pictureTexts, resourceNames } from './appearance.ts';
import { burnBoxes, findPixels, type PixelRect } from './burn.ts';
import { type DrawnPage, drawPage } from './draw-page.ts';
import { writeIndexedImage, writeJpegImage } from './encode-image.ts';
import type { PdfDictionary } from './output.ts';
import { writePageText } from './page-text.ts';
import {
  layOutUnmoved,
  type PageContent,
  type PageMark,
  type PageSource,
  type PageTarget,
  type PageWriter,
} from './page-writer.ts';
import { judgeLook, reduceColours } from './palette.ts';
import { selectSurvivingWords, type TextRun } from './surviving-words.ts';
import type { Word } from './words.ts';

const jpegQuality = 80;

export const writeRasterPage: PageWriter = async (source, marks, target) => {
  const picture = await draw(source, true);
  const boxes = marks.flatMap(({ rect }) => {
    const pixels = findPixels(rect, picture);
    return pixels === null ? [] : [pixels];
  });
  const words = await findSurvivors(source, picture, boxes);
  burnBoxes(picture, boxes);
  // Not before: how the picture is encoded must not tell what is under the boxes.
  const look = judgeLook(picture);

  const image = target.output.reserve();
  const { width, height } = picture;
  if (look === 'photograph') {
    writeJpegImage(
      target.output,
      image,
      width,
      height,
      picture.encodeJpeg(jpegQuality).finally(picture.release),
    );
  } else {
    writeIndexedImage(target.output, image, width, height, reduceColours(picture, look, boxes.length > 0));
    picture.release();
  }
  return { kind: 'written', content: compose(source, marks, words, image, target) };
};

function compose(
  source: PageSource,
  marks: readonly PageMark[],
  words: readonly Word[],
  image: PdfDictionary[string],
  target: PageTarget,
): PageContent {
  const { width, height } = source.geometry;
  const tags = createPageTags();
  const picture = `${tags.beginFigure(pictureTexts.page)}q\n${width} 0 0 ${height} 0 0 cm\n/${resourceNames.image} Do\nQ\n${endMarked}`;
  const { operators, fonts, looks } = writePageText(source, words, marks, target, tags);
  return {
    operators: picture + operators,
    structure: tags.finish(looks),
    resources: {
      XObject: { [resourceNames.image]: image },
      ...(Object.keys(fonts).length === 0 ? {} : { Font: fonts }),
    },
    words: words.length,
    layout: layOutUnmoved(source.number, marks),
    gaps: reportRasterGaps(source, marks),
  };
}

async function draw(source: PageSource, text: boolean): Promise<DrawnPage> {
  try {
    return await drawPage(source, { text });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-damaged', { page: source.number });
  }
}

async function findSurvivors(
  source: PageSource,
  picture: DrawnPage,
  boxes: readonly PixelRect[],
): Promise<readonly Word[]> {
  if (source.words.length === 0) return [];
  // What a clip, the ground or something over it hides is not told from a letter's place alone.
  const background = source.words.some(({ invisible }) => !invisible) ? await draw(source, false) : null;
  const evidence = {
    runs: await readTextRuns(source),
    burnt: boxes.map((box) => mapRect(box, picture.fromPixels)),
    picture,
    background,
    isPaintedOver: picture.paintsOverText,
    findOverprinted: source.findOverprinted,
  };
  const survivors = selectSurvivingWords(source.words, evidence);
  background?.release();
  return survivors;
}

/** Text as pdf.js reports it; annotations and form fields are part of the page. */
async function readTextRuns({ proxy }: PageSource): Promise<readonly TextRun[]> {
  const runs: TextRun[] = [];
  const { items } = await proxy.getTextContent();
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[] = item.transform;
    const along = item.width / (Math.hypot(a, b) || 1);
    const up = item.height / (Math.hypot(c, d) || 1);
    runs.push({ text: item.str, box: mapRect([0, -0.3 * up, along, up], [a, b, c, d, e, f]) });
  }
  return runs;
}
