/** A reviewer without a mouse: what would press one throws, and the focus has to be seen wherever it goes. */
import { expect, type Locator, type Page } from '@playwright/test';

/** What Playwright can do that no keyboard does. `fill` sets a value without a key. */
const byMouse = [
  'click',
  'dblclick',
  'hover',
  'tap',
  'dragTo',
  'dragAndDrop',
  'check',
  'uncheck',
  'setChecked',
  'selectOption',
  'fill',
  'focus',
  'press',
  'dispatchEvent',
] as const;

/** Until the answer is called, the window and all that is found in it throw where a mouse would be needed. */
export function takeMouseAway(window: Page): () => void {
  const restore: (() => void)[] = [];
  const forbid = (owner: object, name: string): void => {
    if (!(name in owner)) return;
    const before: unknown = Reflect.get(owner, name);
    const own = Object.hasOwn(owner, name);
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: () => {
        throw new Error(`This review is done without a mouse: ${name} was called.`);
      },
    });
    restore.push(() => {
      if (own) Object.defineProperty(owner, name, { configurable: true, writable: true, value: before });
      else Reflect.deleteProperty(owner, name);
    });
  };
  const locators: object = Object.getPrototypeOf(window.locator('body'));
  for (const name of byMouse) {
    forbid(locators, name);
    forbid(window, name);
  }
  for (const name of ['click', 'dblclick', 'down', 'move', 'up', 'wheel']) forbid(window.mouse, name);
  return () => {
    for (const one of restore.reverse()) one();
  };
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element === document.activeElement);
}

/** Tab by Tab to the control, as often as it takes; each stop on the way has to show that it has the focus. */
export async function tabTo(window: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < 150; presses += 1) {
    if (await hasFocus(target)) return;
    await window.keyboard.press(key);
    expect(await describeHiddenFocus(window), 'a focus that cannot be seen').toBeNull();
  }
  throw new Error(`No Tab leads to ${target}`);
}

/** Null where the element with the focus has an outline, or stands for nothing. */
function describeHiddenFocus(window: Page): Promise<string | null> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    // Guards at the ends of a dialog send the focus on.
    if (element.dataset.focusGuard !== undefined || element.getAttribute('aria-hidden') === 'true')
      return null;
    const style = getComputedStyle(element);
    const isSeen =
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
      style.boxShadow !== 'none';
    return isSeen ? null : `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`;
  });
}
