/** Which keys each kind of dictionary may have, and what to call a key that it may not have. */

function keys(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

export const allowedKeys = {
  trailer: keys('Size Root Info ID Encrypt Prev XRefStm Type W Index Length Filter DecodeParms DocChecksum'),
  catalog: keys(
    'Type Version Extensions Pages PageLabels PageLayout PageMode Outlines ViewerPreferences Lang MarkInfo ' +
      'StructTreeRoot OutputIntents',
  ),
  pages: keys('Type Parent Kids Count Resources MediaBox CropBox Rotate'),
  page: keys(
    'Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Rotate Contents Group StructParents Tabs ' +
      'UserUnit LastModified Annots',
  ),
  resources: keys('Font XObject ExtGState ColorSpace Pattern Shading ProcSet Properties'),
  image: keys(
    'Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask ' +
      'SMaskInData Matte Name StructParent Length Filter DecodeParms DL',
  ),
  form: keys(
    'Type Subtype FormType BBox Matrix Resources Group Ref Name StructParent StructParents Length Filter DecodeParms',
  ),
  font: keys(
    'Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts ' +
      'CIDSystemInfo DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs Resources',
  ),
  fontDescriptor: keys(
    'Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight ' +
      'XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet Style Lang FD',
  ),
  outline: keys('Type Title Parent Prev Next First Last Count Dest A C F'),
} as const;

export type DictKind = keyof typeof allowedKeys;

const kindOfKey = new Map<string, string>(
  Object.entries({
    AcroForm: 'form-field',
    AA: 'action',
    AF: 'attachment',
    Alternates: 'alternate-image',
    Collection: 'attachment',
    Dests: 'named-destination',
    JavaScript: 'javascript',
    EmbeddedFiles: 'attachment',
    Metadata: 'metadata',
    Names: 'name-tree',
    OC: 'hidden-layer',
    OCProperties: 'hidden-layer',
    OPI: 'alternate-image',
    OpenAction: 'action',
    PieceInfo: 'piece-info',
    Thumb: 'thumbnail',
    XFA: 'xfa',
  }),
);

export function kindForKey(key: string): string {
  return kindOfKey.get(key) ?? 'unexpected-key';
}
