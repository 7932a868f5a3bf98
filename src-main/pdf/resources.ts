/** Where the application's own data lies on this machine: `resources/` in the source tree or beside the app. */
export type PdfResources = {
  /** Folder with AtkinsonHyperlegibleNext-Regular.ttf and its family. */
  readonly fonts: string;
};
