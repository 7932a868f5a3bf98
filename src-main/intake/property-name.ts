/** The name of a property as programs write it, in plain words: "LastModifiedBy" is "Last modified by", "ISOSpeed" "ISO speed". */
export function sayPropertyName(name: string): string {
  const words = name
    .replace(/[_\s]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z][a-z]*$/.test(word) ? word.toLowerCase() : word));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
