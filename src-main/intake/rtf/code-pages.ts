/** Code pages by their number, and the character sets of fonts by theirs, as names that TextDecoder knows. */
const names: Readonly<Record<number, string>> = {
  437: 'windows-1252',
  708: 'iso-8859-6',
  850: 'windows-1252',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28605: 'iso-8859-15',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  52936: 'gbk',
  54936: 'gb18030',
  65001: 'utf-8',
};

const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Null for the default of the document. */
export function findCodePage(charset: number): number | null {
  return charsets[charset] ?? null;
}

export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  return new TextDecoder(names[codePage] ?? 'windows-1252').decode(bytes);
}

/** Null where nobody knows the number. */
export function nameCodePage(codePage: number): string | null {
  return names[codePage] ?? null;
}
