/** How codes of our own fonts are read as text (ISO 32000-2, 9.10.3). */

/** A ToUnicode CMap for codes of so many bytes, in blocks of at most 100 lines as the specification asks. */
export function buildToUnicode(
  entries: readonly { readonly code: number; readonly text: string }[],
  codeBytes: 1 | 2 = 2,
): Uint8Array {
  const hex = (code: number): string => code.toString(16).padStart(2 * codeBytes, '0');
  const lines = entries.map(({ code, text }) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'00'.repeat(codeBytes)}> <${'ff'.repeat(codeBytes)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`,
    'latin1',
  );
}

/** Four hexadecimal digits. */
export function hexCode(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hexCode(text.charCodeAt(i))).join('');
}
