/**
 * How a page is written when the attack found fault with it: first without setting its lines anew, then as a picture.
 * Each way shows less than the one before, so that a page which cannot be proved comes out plainer instead of not at all.
 */
import type { VerificationFinding } from '../contract/bundle.ts';

export type PageWay = { readonly page: number; readonly way: 'in-place' | 'picture' };

/** As `RedactedPage` of pdf/engine.ts. */
export type WrittenPage = {
  readonly page: number;
  readonly writer: 'redraw' | 'raster';
  readonly layout: { readonly moves: readonly unknown[] };
  readonly gaps: readonly { readonly width: 'fixed' | 'widened' | 'exact' }[];
};

/**
 * The ways for another try, or null where none is left: a finding of no page, or of one that is a picture already.
 * `pages` are those that were written, and how.
 */
export function chooseNextWays(
  pages: readonly WrittenPage[],
  findings: readonly VerificationFinding[],
  ways: readonly PageWay[],
): readonly PageWay[] | null {
  const next = new Map(ways.map(({ page, way }) => [page, way]));
  for (const { page } of findings) {
    const written = pages.find((one) => one.page === page);
    if (written === undefined || written.writer === 'raster') return null;
    next.set(written.page, isSetAnew(written) ? 'in-place' : 'picture');
  }
  return [...next].map(([page, way]) => ({ page, way }));
}

function isSetAnew({ layout, gaps }: WrittenPage): boolean {
  return layout.moves.length > 0 || gaps.some(({ width }) => width !== 'exact');
}
