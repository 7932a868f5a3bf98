/** Names that belong to the format itself; a surname such as Page or Lang is not found in them. */
import { allowedKeys } from './allowed-keys.ts';

const others =
  'Catalog Page Pages Font FontDescriptor XObject Image Form Encoding Outlines OutlineItem ExtGState Pattern Metadata XML ' +
  'ObjStm XRef Standard StdCF AuthEvent DocOpen CFM AESV2 AESV3 V2 Identity Crypt FlateDecode DCTDecode LZWDecode ' +
  'ASCII85Decode ASCIIHexDecode RunLengthDecode CCITTFaxDecode JBIG2Decode JPXDecode DeviceGray DeviceRGB DeviceCMYK ' +
  'CalGray CalRGB Lab ICCBased Indexed Separation DeviceN Type0 Type1 Type3 TrueType CIDFontType0 CIDFontType2 Type1C ' +
  'CIDFontType0C OpenType WinAnsiEncoding MacRomanEncoding StandardEncoding Identity-H Identity-V Registry Ordering ' +
  'Supplement Differences BaseEncoding XYZ Fit FitH FitV FitR FitB FitBH FitBV GoTo UseOutlines UseNone OneColumn ' +
  'SinglePage TwoColumnLeft DisplayDocTitle Direction L2R R2L StructElem StructTreeRoot MCR OBJR Document Part Art Sect ' +
  'Div P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody Span Figure Caption Note Link Reference TOC TOCI ' +
  'Artifact Marked Suspects ParentTree ParentTreeNextKey RoleMap ClassMap MCID Pg K S A O Scope Column Row Both Columns ' +
  'Colors Predictor BitsPerComponent EarlyChange PDF Text ImageB ImageC ImageI Normal Multiply Luminosity Alpha ' +
  'Nums St D R r a A Perceptual RelativeColorimetric AbsoluteColorimetric Saturation Helvetica Helvetica-Bold Times ' +
  'Times-Roman Times-Bold Courier Symbol ZapfDingbats Adobe UCS Subtype2 Lang Title Author Subject Keywords Creator ' +
  'Producer CreationDate ModDate Trapped True False Unknown Pagination Header Footer Layout Attached Top Bottom Left ' +
  'Right Width Height Start End Center Justify Before After Block Inline W Rect Names Limits Kids First Last Next Prev';

const known = new Set([...others.split(' '), ...Object.values(allowedKeys).flatMap((keys) => [...keys])]);

export function isKnownName(name: string): boolean {
  return known.has(name);
}
