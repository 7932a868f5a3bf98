/** The package states its types for CommonJS; this is the part of them that is used, for its ES module. */
declare module 'bidi-js/dist/bidi.mjs' {
  function createBidi(): {
    /** One level for each UTF-16 unit; odd levels go from right to left. */
    getEmbeddingLevels(text: string): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  };

  export = createBidi;
}
