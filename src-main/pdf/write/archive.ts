/** What makes a file PDF/A-2u (ISO 19005-2): it says so, its colours are those of sRGB, and it has an identifier. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { buildSrgbProfile } from './srgb-profile.ts';

/** `title` is plain ASCII. `content` stands for what the file shows: the same gives the same identifier. */
export function describeArchive(
  { context, catalog }: PDFDocument,
  { title, content }: { readonly title: string; readonly content: string },
): void {
  const profile = context.stream(deflateSync(buildSrgbProfile(), { level: 9 }), {
    N: 3,
    Filter: 'FlateDecode',
  });
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    DestOutputProfile: context.register(profile),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  const packet = Buffer.from(writePacket(title), 'utf8');
  // Not compressed, so that programs that do not know PDF can find it (ISO 19005-2, 6.6.2.1 allows either).
  const metadata = context.stream(packet, { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  context.trailerInfo.Info = context.register(context.obj({ Title: PDFString.of(title) }));
  const id = PDFHexString.of(createHash('sha256').update(content).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
}

/** XMP (ISO 16684-1). What it says must be what the Info dictionary says. */
function writePacket(title: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
