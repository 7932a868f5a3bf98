/** What somebody who cannot see well, or uses no mouse, would stumble over. */
import AxeBuilder from '@axe-core/playwright';
import { type ElectronApplication, expect, type Page } from '@playwright/test';

const looks = [
  { name: 'light', scheme: 'light', forcedColors: 'none' },
  { name: 'dark', scheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', scheme: 'dark', forcedColors: 'active' },
] as const;

/** Violations of WCAG 2.2 A and AA, whatever their weight: in light, in dark, and in colours that the system forces. */
export async function judge(app: ElectronApplication, window: Page, screen: string): Promise<void> {
  for (const { name, scheme, forcedColors } of looks) {
    await app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted;
    }, scheme);
    await window.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce', forcedColors });
    await expect
      .poll(() => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(scheme === 'dark');
    await waitUntilStill(window);
    // Electron cannot open the empty page in which axe would otherwise judge.
    const axe = new AxeBuilder({ page: window }).setLegacyMode(true);
    // What lies dimmed behind a dialog is not to be read.
    if ((await window.getByRole('dialog').count()) > 0) axe.include('[role="dialog"]');
    const { violations } = await axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const bad = violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`)
          .slice(0, 5)
          .join('; ')}`,
    );
    expect.soft(bad, `${screen}, ${name}`).toEqual([]);
  }
  await window.emulateMedia({ forcedColors: 'none' });
}

/** Ten seconds and more: what moves for longer moves for ever. */
const mostFrames = 900;

/** Colours that are still on their way would be judged as they pass. */
async function waitUntilStill(window: Page): Promise<void> {
  await window.evaluate(async (mostFrames) => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    // In what is folded away, those that have ended are kept.
    const listRunning = () => document.getAnimations().filter(({ playState }) => playState === 'running');
    const isStill = (): boolean =>
      listRunning().length === 0 &&
      [...document.querySelectorAll('[role="dialog"]')].every((dialog) => {
        for (let at: Element | null = dialog; at !== null; at = at.parentElement) {
          if (getComputedStyle(at).opacity !== '1') return false;
        }
        return true;
      });
    let frames = 0;
    for (let still = 0; still < 3; still = isStill() ? still + 1 : 0) {
      await nextFrame();
      frames += 1;
      if (frames < mostFrames) continue;
      const moving = listRunning().map(({ effect }) =>
        effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '',
      );
      throw new Error(`Still moving: ${moving.join(', ') || 'a dialog is not opaque'}`);
    }
  }, mostFrames);
}
