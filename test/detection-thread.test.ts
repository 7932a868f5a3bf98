/** Detection in a thread of its own answers as it does in place, and its end is told, never waited for. */
import { expect, onTestFinished, test } from 'vitest';
import { rememberNameModel } from '../src-main/cli/load-name-model.ts';
import { detectEverything } from '../src-main/detect/detect-everything.ts';
import { createDetectionThread } from '../src-main/detection-thread.ts';
import { loadHarm } from '../src-main/load-rules.ts';
import { resourcesFolder } from './support/resources.ts';

const script = new URL('../src-main/detect-thread.ts', import.meta.url);
const request = {
  pages: [{ page: 1, text: 'Her aunt Janet Fairweather rang on 07700 900123. He hit her in the face.' }],
  people: [],
};

function startThread() {
  const thread = createDetectionThread(script, resourcesFolder);
  onTestFinished(() => thread.close());
  return thread;
}

test('what is found is the same as in place', async () => {
  const here = detectEverything(request, rememberNameModel(resourcesFolder)(), loadHarm(resourcesFolder));
  expect(here.suggestions.length).toBeGreaterThan(1);
  expect(here.passages).toHaveLength(1);
  expect(await startThread().detect(request)).toEqual(here);
});

test('questions are answered each by its own answer', async () => {
  const thread = startThread();
  const texts = ['Ring 07700 900123.', 'Nothing.', 'Ring 07700 900456.'];
  const answers = await Promise.all(
    texts.map((text) => thread.detect({ pages: [{ page: 1, text }], people: [] })),
  );
  expect(answers.map(({ suggestions }) => suggestions.map((one) => one.text))).toEqual([
    ['07700 900123'],
    [],
    ['07700 900456'],
  ]);
});

test('whoever waits when it is ended is told, and the next question starts another', async () => {
  const thread = startThread();
  const refused = expect(thread.detect(request)).rejects.toMatchObject({ code: 'worker-died' });
  await thread.close();
  await refused;
  expect((await thread.detect(request)).suggestions.length).toBeGreaterThan(1);
});

test('a thread that cannot start is told of too', async () => {
  const thread = createDetectionThread(script, '/nowhere/that/is');
  onTestFinished(() => thread.close());
  await expect(thread.detect(request)).rejects.toMatchObject({ code: 'worker-died' });
});
