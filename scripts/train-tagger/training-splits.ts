/** Which of the foreign texts the tagger of names was trained on: the bench prints their figures apart. */

/**
 * Whole sets, and of the others a part; everything else stays unseen. `template` is the pattern from which a sentence was
 * made by machine: sentences of one pattern are never on both sides.
 */
export function wasTrainedOn(set: string, index: number, size: number, template: number | null): boolean {
  switch (set) {
    case 'wnut_train':
    case 'btc-a':
    case 'btc-b':
      return true;
    case 'wikigold':
      return index < size * 0.8;
    case 'litbank':
      return index % 3 !== 2;
    case 'presidio-generated-large':
      return (template ?? 0) % 2 === 0;
    // Labels offices ("Foreign Office Minister") as people.
    case 're3d-UK_Government':
      return false;
    default:
      return index < size * 0.5;
  }
}
