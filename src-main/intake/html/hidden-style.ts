/** Whether a style sheet's or an element's own words make it invisible. */
import { type Element, findAll, textOf } from '../markup.ts';

/** Classes and ids that the document's own style sheets hide, wherever they apply. */
export type HiddenSelectors = ReadonlySet<string>;

const hiding =
  /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)/i;

export function findHiddenSelectors(root: Element): HiddenSelectors {
  const hidden = new Set<string>();
  for (const sheet of findAll(root, 'style')) {
    // Rules inside @media are for other screens than the page.
    const css = textOf(sheet)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '');
    for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (!hiding.test(body)) continue;
      for (const selector of selectors.split(',')) {
        const plain = selector.trim().replace(/^[a-z]+(?=[.#])/i, '');
        if (/^[.#][\w-]+$/.test(plain)) hidden.add(plain);
      }
    }
  }
  return hidden;
}

export function isHidden({ attributes }: Element, selectors: HiddenSelectors): boolean {
  if ('hidden' in attributes || hiding.test(attributes.style ?? '')) return true;
  if (selectors.size === 0) return false;
  const classes = (attributes.class ?? '').split(/\s+/).map((name) => `.${name}`);
  return classes.some((name) => selectors.has(name)) || selectors.has(`#${attributes.id ?? ''}`);
}

const white = /^(?:#fff(?:fff)?|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))$/i;

/** White letters: invisible where nothing behind them has a colour. */
export function isWhite({ attributes }: Element): boolean | null {
  const own = /(?:^|;)\s*color\s*:\s*([^;!]+)/i.exec(attributes.style ?? '')?.[1] ?? attributes.color;
  return own === undefined ? null : white.test(own.trim());
}

export function hasBackground({ attributes }: Element): boolean {
  const own =
    /background(?:-color)?\s*:\s*([^;!]+)/i.exec(attributes.style ?? '')?.[1] ??
    attributes.bgcolor ??
    attributes.background;
  return (
    own !== undefined &&
    !white.test(own.trim()) &&
    !/^(?:transparent|none|inherit|initial)$/i.test(own.trim())
  );
}
