/**
 * Times inside the window, from the moment a key reaches it until what was waited for has been painted. Playwright sends
 * `installClock` into the window as it is, so it may use nothing from outside itself.
 */
import type { Page } from '@playwright/test';

export type Waiting =
  /** Another mark is the current one, in view, on a page that is drawn. */
  | { readonly for: 'another mark' }
  /** This page of the open document is the current one and drawn. */
  | { readonly for: 'page'; readonly page: number }
  /** Any page of another document is drawn. */
  | { readonly for: 'another document' }
  /** The current page shows its current mark withheld. */
  | { readonly for: 'withheld' }
  /** The line of what was just done says this. */
  | { readonly for: 'said'; readonly words: string }
  /** The list of hits is that of these words. */
  | { readonly for: 'hits'; readonly words: string };

type Clock = {
  /** Times from the next key or click on; `result` answers when it is there. */
  arm(waiting: Waiting): void;
  result(): Promise<number>;
  /** Scrolls through the whole document; answers the longest frame and the longest time without a page in the middle. */
  scrollThrough(step: number): Promise<{ frames: number; longest: number; over: number; bare: number }>;
};
type WindowWithClock = { deskClock: Clock };

function installClock(): void {
  const scroller = (): HTMLElement | null => document.querySelector('.viewer-scroller');
  const current = (): Element | null => document.querySelector('.viewer-mark[data-current="true"]');
  const isInView = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const frame = scroller()?.getBoundingClientRect();
    return frame !== undefined && box.bottom > frame.top && box.top < frame.bottom && box.height > 0;
  };
  const isDrawn = (page: Element | null): boolean =>
    page?.querySelector('.viewer-canvas[data-drawn="true"]') != null && isInView(page);
  const pageOf = (number: number): Element | null =>
    document.querySelector(`.viewer-page[aria-label="Page ${number}"]`);
  const documentName = (): string =>
    scroller()
      ?.getAttribute('aria-label')
      ?.replace(/, page \d+ of.*$/, '') ?? '';

  function makeTest(waiting: Waiting): () => boolean {
    const before = current();
    const nameBefore = documentName();
    switch (waiting.for) {
      case 'another mark':
        return () => {
          const now = current();
          return now !== null && now !== before && isInView(now) && isDrawn(now.closest('.viewer-page'));
        };
      case 'page':
        return () =>
          (scroller()?.getAttribute('aria-label') ?? '').includes(`, page ${waiting.page} of`) &&
          isDrawn(pageOf(waiting.page));
      case 'another document':
        return () => documentName() !== nameBefore && isDrawn(pageOf(1));
      case 'withheld':
        return () => before?.isConnected !== true || before.getAttribute('data-hides') === 'true';
      case 'said':
        return () => (document.querySelector('.status-line')?.textContent ?? '').includes(waiting.words);
      case 'hits':
        return () => {
          const panel = document.querySelector('.desk-search-panel, .desk-side .empty-state');
          return (
            panel?.textContent?.includes(`“${waiting.words}”`) === true &&
            document.querySelector('.desk-hit') !== null
          );
        };
    }
  }

  let measured: Promise<number> = Promise.resolve(0);
  const clock: Clock = {
    arm(waiting) {
      measured = new Promise((resolve, reject) => {
        const isThere = makeTest(waiting);
        const given = setTimeout(() => reject(new Error(`no key came: ${waiting.for}`)), 5000);
        const handle = (event: Event): void => {
          clearTimeout(given);
          removeEventListener('keydown', handle, true);
          removeEventListener('mousedown', handle, true);
          const look = (): void => {
            if (isThere()) {
              // The frame in which it is there has to be painted: the message comes after it.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - event.timeStamp);
              port2.postMessage(null);
            } else if (performance.now() - event.timeStamp > 10_000)
              reject(new Error(`never there: ${waiting.for}`));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        };
        addEventListener('keydown', handle, true);
        addEventListener('mousedown', handle, true);
      });
      measured.catch(() => undefined);
    },
    result: () => measured,
    scrollThrough(step) {
      return new Promise((resolve) => {
        const element = scroller();
        if (!element) return;
        element.scrollTop = 0;
        let [frames, longest, over, bare, last, bareSince] = [0, 0, 0, 0, performance.now(), 0];
        const next = (now: number): void => {
          const took = now - last;
          last = now;
          frames += 1;
          longest = Math.max(longest, took);
          if (took > 100) over += 1;
          const frame = element.getBoundingClientRect();
          const middle = document.elementsFromPoint(
            frame.left + frame.width / 2,
            frame.top + frame.height / 2,
          );
          // Between two pages there is a gap; a page above or below it is a page.
          const near = document.elementsFromPoint(
            frame.left + frame.width / 2,
            frame.top + frame.height / 2 + 40,
          );
          const hasPage = [...middle, ...near].some((one) => one.closest('.viewer-page') !== null);
          if (hasPage) bareSince = 0;
          else {
            bareSince += took;
            bare = Math.max(bare, bareSince);
          }
          if (element.scrollTop + element.clientHeight >= element.scrollHeight - 2) {
            resolve({ frames, longest, over, bare });
            return;
          }
          element.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      });
    },
  };
  (globalThis as unknown as WindowWithClock).deskClock = clock;
}

export async function putClock(window: Page): Promise<void> {
  await window.evaluate(installClock);
}

/** Milliseconds from what `act` does to the window until it has painted what is waited for. */
export async function time(window: Page, waiting: Waiting, act: () => Promise<unknown>): Promise<number> {
  await window.evaluate((given) => (globalThis as unknown as WindowWithClock).deskClock.arm(given), waiting);
  await act();
  return window.evaluate(() => (globalThis as unknown as WindowWithClock).deskClock.result());
}

export function scrollThrough(window: Page, step: number): ReturnType<Clock['scrollThrough']> {
  return window.evaluate(
    (given) => (globalThis as unknown as WindowWithClock).deskClock.scrollThrough(given),
    step,
  );
}
