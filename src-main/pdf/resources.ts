/** Where the application's own data lies on this machine: `resources/` in the source tree or beside the app. */
export type PdfResources = {
  /** The folder itself; `fonts/AtkinsonHyperlegibleNext-Regular.ttf` and its family are in it. */
  readonly folder: string;
};
