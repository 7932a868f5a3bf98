/** The initials of a person: of the first and the last name, without a title. Pure. */
const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'rev',
  'sir',
  'dame',
  'pc',
  'dc',
  'ds',
]);

export function findInitials(name: string): string {
  const words = name.replace(/,.*$/, '').split(/\s+/).filter(Boolean);
  const names = words.filter((word) => !titles.has(word.toLocaleLowerCase('en-GB').replace(/\.$/, '')));
  const [first = '', ...rest] = names.length > 0 ? names : words;
  const last = rest.at(-1) ?? '';
  return (Array.from(first)[0] ?? '?').concat(Array.from(last)[0] ?? '').toLocaleUpperCase('en-GB');
}
