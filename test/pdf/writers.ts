/** Both writers, for what must hold whichever of them writes a page. */
import type { RedactInput, RedactOutput } from '../../src-main/pdf/engine.ts';
import { redactDocument } from '../../src-main/pdf/redact/redact.ts';
import { asReleased } from '../../src-main/pdf/redraw/write-page.ts';
import { resourcesFolder } from './engine-support.ts';

export type Writer = {
  readonly writer: 'redraw' | 'raster';
  redact(input: RedactInput): Promise<RedactOutput>;
};

function chooseWriter(writer: Writer['writer']): Writer {
  const redraw = writer === 'redraw' ? asReleased : null;
  return { writer, redact: (input) => redactDocument(input, { folder: resourcesFolder }, { redraw }) };
}

export const writers: readonly Writer[] = [chooseWriter('redraw'), chooseWriter('raster')];
