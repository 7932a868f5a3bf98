import { describe, expect, it } from 'vitest';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from '../engine-support.ts';
import { type Setting, setPage } from './set-page.ts';

const resources = { folder: resourcesFolder };
const names = ['Lee', 'Smith', 'Winterbottom', 'Illingworth', 'Featherstonehaugh'];

const words = (line: string): readonly string[] => line.split(' ');
const paragraph = [
  words('The worker came to the house on the Monday and again'),
  words('on Tuesday, when # was at home and'),
  words('spoke to her about school, the bus and the street, none'),
  words('of whom had been seen by then.'),
];
const pages: Readonly<Record<Setting, readonly (readonly string[])[]>> = {
  ragged: paragraph,
  justified: paragraph,
  spaceless: paragraph,
  centred: [
    words('Child and family assessment'),
    words('seen by # in March'),
    words('and written down the same day'),
  ],
  right: [words('Children and Families'), words('# (worker)'), words('Civic Office, Doncaster')],
  cell: [words('Name'), words('#'), words('and another')],
};

async function redact(
  lines: readonly (readonly string[])[],
  name: string,
  setting: Setting,
  reflow: boolean,
) {
  const { content, mark } = setPage(lines, name, setting);
  const source = { bytes: buildPage(content), password: null };
  const marks = [{ page: 1, rect: mark, label: 'Name of another person' }];
  return redactDocument({ source, marks, dpi: 150, reflow }, resources);
}

describe('a page whose lines are set anew', () => {
  it.each(Object.keys(pages))('%s: is the same file whoever was named in it', async (key) => {
    const setting = Object.keys(pages).find((each): each is Setting => each === key) ?? 'ragged';
    const outputs = [];
    for (const name of names) outputs.push(await redact(pages[setting], name, setting, true));
    for (const { pages: written } of outputs)
      expect(written[0]?.gaps).toMatchObject([{ width: 'fixed', marks: [0] }]);
    const [first, ...others] = outputs.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
    for (const [i, other] of others.entries())
      expect({ name: names[i + 1], same: other === first }).toEqual({ name: names[i + 1], same: true });
  });

  it('would be another file for every name if nothing were moved', async () => {
    const outputs = [];
    for (const name of names) outputs.push(await redact(pages.ragged, name, 'ragged', false));
    const files = new Set(outputs.map(({ bytes }) => Buffer.from(bytes).toString('latin1')));
    expect(files.size).toBe(names.length);
  });
});
