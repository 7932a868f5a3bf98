/**
 * Care prose of another family than the sample's: nicknames, small letters, tables, lists, possessives, broken lines, slips
 * of a scan. «…|id» is what must be marked for a person; everything else must stay free of marks for people to be withheld.
 */
import { describe, expect, test } from 'vitest';
import { detectInPages, typesForReview } from '../../src-main/detect/suggestion.ts';
import { listPerson } from './invented.ts';

const people = [
  listPerson('Tyler James Mellor', {
    role: 'subject',
    decision: 'keep',
    aliases: ['Tyler', 'Ty', 'TM', 'MELLOR, Tyler'],
    identifiers: ['21/02/2007'],
  }),
  listPerson('Bernadette Mellor', {
    aliases: ['Bernie', 'Gran', 'Mrs Mellor', 'Bern'],
    phones: ['01632 960221'],
    identifiers: ['4 July 1949'],
    addresses: ['9 Sycamore Rise, Hexley HX9 4TT', 'Sycamore Rise'],
  }),
  listPerson('Shannon Carr-Doyle', {
    aliases: ['Shan', 'Shannon Doyle', 'Auntie Shan', 'CARR-DOYLE, Shannon'],
    emails: ['shan.cd@mailbox.example'],
  }),
  listPerson('Mark Doyle', {
    aliases: ['Markie', 'Big Mark', 'MD', 'Mr Doyle'],
    identifiers: ['999 301 5776'],
  }),
  listPerson('Ruby-Rose Doyle', { aliases: ['Ruby', 'Rubes', 'Ruby Rose', 'RR'], identifiers: ['30.11.14'] }),
  listPerson('Will Askew', { aliases: ['Billy'] }),
  listPerson('Precious Nwosu', { aliases: ['Presh'] }),
  listPerson('Hope Tindall', { role: 'professional', decision: 'keep', aliases: ['Ms Tindall', 'Hope'] }),
  listPerson('Dr Amir Rashid', { role: 'professional', decision: 'keep', aliases: ['Dr Rashid'] }),
];

const gran = 'bernadette-mellor';
const shannon = 'shannon-carr-doyle';
const mark = 'mark-doyle';
const ruby = 'ruby-rose-doyle';
const will = 'will-askew';
const precious = 'precious-nwosu';

const sentences = [
  `t/c from «gran|${gran}», ty poorly, wont be in school tmrw`,
  `«shan|${shannon}» collected «ruby|${ruby}» from nursery, tyler waited in car.`,
  `Tyler said he likes it at his «gran|${gran}»’s and at «Shan|${shannon}»'s.`,
  `Present: Tyler Mellor, «Mark Doyle|${mark}», «Shannon Carr-Doyle|${shannon}», Hope Tindall.`,
  `Tyler Mellor, «Ruby-Rose Doyle|${ruby}» and «Billy|${will}» went swimming.`,
  `Name Relationship Contact\nMrs «Bernadette Mellor|${gran}» Paternal grandmother «01632 960221|${gran}»`,
  `«Shannon Carr-Doyle|${shannon}» Maternal aunt Fortnightly`,
  `«Mark Doyle|${mark}» Stepfather Supervised`,
  `«Ruby|${ruby}» Half-sister Lives with mother`,
  `It will be decided in May. Will it? He will mark it on the chart.`,
  `I hope to mark the ruby anniversary; the doyle of the team spoke.`
    .replace('ruby', `«ruby|${ruby}»`)
    .replace('hope to', 'wish to')
    .replace('the doyle of', 'the dean of'),
  `«Bernadette Mel-\nlor|${gran}» rang at 9.`,
  `«Shannon Carr-\nDoyle|${shannon}» did not attend.`,
  `«Mr Doyle|${mark}» was seen by Dr Rashid on 3 May 2019.`,
  `«BIG MARK|${mark}» shouted at «BERNIE|${gran}».`,
  `«md|${mark}» not to collect. (see plan)`,
  `«Bernadettc Mellor|${gran}» signed the form.`,
  `«Mark Doy1e|${mark}» was arrested.`,
  `«CARR-DOYLE, Shannon|${shannon}»: no trace.`,
  `Nominal «DOYLE, Mark|${mark}». Suspect «Mr Doyle|${mark}».`,
  `Child DOB 21.2.07; sibling DOB «30/11/2014|${ruby}», NHS no «9993015776|${mark}».`,
  `Gran’s date of birth is 4th July 1949.`
    .replace('Gran’s', `«Gran|${gran}»’s`)
    .replace('4th July 1949', `«4th July 1949|${gran}»`),
  `He stays at «9 Sycamore Rise,\nHexley HX9 4TT|${gran}» at weekends.`,
  `Bus stop at «sycamore rise|${gran}».`,
  `E-mail «SHAN.CD@mailbox.example|${shannon}» bounced.`,
  `«Presh|${precious}»/«Rubes|${ruby}» fell out. «Precious|${precious}» cried.`,
  `"«Billy|${will}» hit me," said Tyler, "and «rubes|${ruby}» laughed."`,
  `He drew «Gran|${gran}», «Ruby Rose|${ruby}», himself & «Billy|${will}».`,
  `Mum, «auntie shan|${shannon}», «markie|${mark}»: no contact till review.`,
  `«Will Askew|${will}» (friend) – invited; «will askew|${will}» came.`,
  `Ms Tindall to ring. Hope said she would. Ms Tindall’s notes.`,
  `MELLOR, Tyler. Tyler James Mellor. T Mellor. The Mellor family.`,
  `• «RR|${ruby}» asleep 7pm\n• «ruby|${ruby}» woke 5.15`,
  `School Report Autumn Term\nTyler Mellor Year Three`,
  `«Bern|${gran}» Tuesday\n«Shan|${shannon}» Wednesday\n«Mark|${mark}» Never`,
  `Tel. «01632960221|${gran}» (evenings)`,
  `Home conditions Good\nSibling «Ruby-Rose|${ruby}» Not seen`,
] as const;

const pieces = sentences.map((marked) => {
  const expected: { text: string; id: string; start: number; end: number }[] = [];
  let text = '';
  let rest = marked as string;
  for (let match = /«([^|]*)\|([^»]*)»/.exec(rest); match !== null; match = /«([^|]*)\|([^»]*)»/.exec(rest)) {
    const [whole, name = '', id = ''] = match;
    text += rest.slice(0, match.index);
    expected.push({ text: name, id, start: text.length, end: text.length + name.length });
    text += name;
    rest = rest.slice(match.index + whole.length);
  }
  return { text: text + rest, expected };
});
// As one document: what is learnt from it counts everywhere.
const found = detectInPages(
  pieces.map(({ text }, index) => ({ page: index + 1, text })),
  people,
  { types: typesForReview },
);

describe('in care prose', () => {
  test.each(pieces.map((piece, index) => ({ ...piece, page: index + 1 })))(
    '$text',
    ({ page, text, expected }) => {
      const marks = found.filter((one) => one.page === page && one.personId !== null);
      const missed = expected.filter(
        ({ id, start, end }) =>
          ![...text.slice(start, end)].every(
            (character, at) =>
              !/[\p{L}\p{N}]/u.test(character) ||
              marks.some((one) => one.personId === id && one.start <= start + at && one.end > start + at),
          ),
      );
      expect(missed.map((one) => one.text)).toEqual([]);
      const strange = marks.filter(
        ({ start, end }) => !expected.some((one) => one.start <= start && one.end >= end),
      );
      expect(strange.map((one) => one.text)).toEqual([]);
    },
  );
});
