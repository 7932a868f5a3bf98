/** How large the large case is. */
export type LargeCaseSize = {
  readonly documents: number;
  readonly pages: number;
  /** Pages of the first document. */
  readonly longest: number;
};
export const fullSize: LargeCaseSize = { documents: 2000, pages: 10_000, longest: 1000 };

/** `--documents=N` and `--pages=N` ask for a smaller one. */
export function readSize(args: readonly string[]): LargeCaseSize {
  const option = (name: string): number | null => {
    const given = args.find((each) => each.startsWith(`--${name}=`));
    return given === undefined ? null : Number(given.slice(name.length + 3));
  };
  const pages = option('pages') ?? fullSize.pages;
  return {
    documents: option('documents') ?? fullSize.documents,
    pages,
    longest: Math.min(fullSize.longest, Math.ceil(pages / 2)),
  };
}
