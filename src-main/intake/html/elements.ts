/** What elements of HTML are for. */

/** Not read as text: programs, styles, and what other programs would draw. */
export const skipped = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'base',
  'object',
  'embed',
  'iframe',
  'audio',
  'video',
  'svg',
  'math',
  'canvas',
]);
export const blockElements = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form frameset header hgroup hr html legend li main nav noframes ol p pre section summary ul caption tr option optgroup'.split(
    ' ',
  ),
);
export const bold = new Set(['b', 'strong', 'th', 'dt', 'legend', 'summary']);
export const italic = new Set(['i', 'em', 'cite', 'dfn', 'var']);
