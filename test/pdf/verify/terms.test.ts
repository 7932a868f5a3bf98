import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBytes, prepareByteSearch } from '../../../src-main/pdf/verify/byte-search.ts';
import { wideGap } from '../../../src-main/pdf/verify/fold-text.ts';
import { findTerms, prepareTerms } from '../../../src-main/pdf/verify/terms.ts';

const found = (term: string, text: string): boolean => findTerms(text, prepareTerms([term])).length > 0;

describe('a term is found', () => {
  it.each([
    ['Thorne', "Thorne's house"],
    ['Thorne', 'THORNE, Sarah'],
    ['Thorne', 'thorne_file.pdf'],
    ['Thorne', 'Thor\u00adne'],
    ['Thorne', 'Tho\u200brne'],
    ['Thorne', 'with Thor-\nne'],
    ['Thorne', 'T h o r n e'],
    ['Thorne', 'T.h.o.r.n.e'],
    ['Thorne', 'Тhоrnе'],
    ['Thorne', 'Thorn\u0301e\u0301'],
    ['Thorne', 'T_h_o_r_n_e'],
    ['Thorne', 'Thor\u2010\nne'],
    ['Thorne', 'Thor\u00ac\nne'],
    ['Thorne', 'Ｔｈｏｒｎｅ'],
    ['Thorne', '𝐓𝐡𝐨𝐫𝐧𝐞'],
    ['Thorne', 'ᴛʜᴏʀɴᴇ'],
    ['Thorne', 'ΤΗΟRΝΕ'],
    ['Thorne', 'T\u0336h\u0336o\u0336r\u0336n\u0336e\u0336'],
    ['Thorne', 'Th0rne'],
    ['Mills', 'Mi11s'],
    ['Thorne', 'Tho\u2060rne\ufeff'],
    ['Robertson', 'nostreboR'],
    ['Sarah Thorne', 'enrohT haraS'],
    ['Griffith', 'Griﬃth'],
    ['Sarah Thorne', 'Sarah\nThorne'],
    ['Sarah Thorne', 'SarahThorne'],
    ['Sarah Thorne', 'Sarah   Thorne'],
    ["O'Brien", 'O’Brien'],
    ['Smith-Jones', 'Smith Jones'],
    ['Zoë Müller', 'ZOE MULLER'],
    ['Łukasz', 'Lukasz'],
    ['07700 900123', '07700-900-123'],
    ['07700900123', '07700 900 123'],
    ['SE1 9GF', 'SE19GF'],
    ['jo@mail.example', 'mailto:jo@mail.example'],
    ['田中', '田中 さん'],
    ['Thorne', ['T', 'h', 'o', 'r', 'n', 'e'].join(wideGap)],
    ['Thorne', `with${wideGap}Thorne`],
  ])('%s in %j', (term, text) => {
    expect(found(term, text)).toBe(true);
  });
});

describe('a term is not found in what is another word', () => {
  it.each([
    ['Ann', 'Annual review'],
    ['Ann', 'Joann'],
    ['Thorne', 'thorny'],
    ['Hasan', 'She has an idea'],
    ['Toby', 'go to bystanders, to by'],
    ['Noel', 'Leon'],
    ['Robertson', 'nostreborian'],
    ['Sloan', 'room 510 and 10 sloane'],
    ['Lola', 'in 101a'],
    ['Ina', 'in a room'],
    ['Robertson', 'Roberts on Monday'],
    ['12', '2012'],
    ['Sarah Thorne', 'Sarah and Thorne'],
    ['Page', 'Pages'],
    ['with instructions', `jointly with${wideGap}Instructions`],
  ])('%s in %j', (term, text) => {
    expect(found(term, text)).toBe(false);
  });

  it('whatever letters surround it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{1,4}$/), (term, more) => {
        expect(found(term, `x ${term} y`)).toBe(true);
        fc.pre(!(more + term).startsWith(term) && !(term + more).endsWith(term));
        expect(found(term, `x ${more}${term}${more} y`)).toBe(false);
      }),
    );
  });
});

describe('bytes', () => {
  const search = prepareByteSearch(prepareTerms(['Thorne', 'Zoë Müller']));
  it.each<[string, Buffer]>([
    ['plain', Buffer.from('..thorne..')],
    ['UTF-8', Buffer.from('..Zoë Müller..')],
    ['Latin 1', Buffer.from('..ZO\xcb M\xdcLLER..'.toLowerCase(), 'latin1')],
    ['UTF-16 little', Buffer.from('\u0001Thorne\u0001', 'utf16le')],
    ['UTF-16 big', Buffer.from('\u0001Thorne\u0001', 'utf16le').swap16()],
    ['hexadecimal', Buffer.from(`<${Buffer.from('Thorne').toString('hex')}>`)],
  ])('%s', (_, bytes) => {
    expect(findBytes(bytes, search, 4)).toHaveLength(1);
  });

  it('not inside a longer word, nor in random bytes', () => {
    expect(findBytes(Buffer.from('Thornes'), search, 4)).toEqual([]);
    const noise = new Uint8Array(4_000_000);
    let state = 1;
    for (let at = 0; at < noise.length; at += 1) {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
      noise[at] = state >> 16;
    }
    expect(findBytes(noise, search, 6)).toEqual([]);
  });
});
