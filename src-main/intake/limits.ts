/** What a hostile file may ask of its reader, at most. */
export const intakeLimits = {
  /** Bytes of one member, and of all members together, once expanded. */
  memberBytes: 512 * 1024 * 1024,
  expandedBytes: 1024 * 1024 * 1024,
  /** Expanded bytes to each byte of the archive, looked at only above `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 32 * 1024 * 1024,
  members: 20_000,
  /** Elements and texts of one tree of mark-up, and how deep they nest. */
  nodes: 4_000_000,
  depth: 500,
  /** Cells of all sheets that are set on pages. */
  cells: 2_000_000,
  /** UTF-16 units of a plain text. */
  characters: 60_000_000,
  /** Nesting of RTF groups; depth of MIME parts. */
  groups: 500,
  mimeDepth: 50,
  /** Messages of one mailbox, children of one file. */
  children: 20_000,
  /** Files within files: how deep, and how many in all below one file. */
  familyDepth: 12,
  familySize: 20_000,
  /** Pixels of one picture, and pages of one TIFF. */
  pixels: 64_000_000,
  frames: 2_000,
} as const;
