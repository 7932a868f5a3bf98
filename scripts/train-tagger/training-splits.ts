/** Which of the foreign texts the tagger of names was trained on: the bench prints their figures apart. */

/** Whole sets, and of two sets a part; everything else stays unseen. */
export function wasTrainedOn(set: string, index: number, size: number): boolean {
  switch (set) {
    case 'wnut_train':
    case 'btc-a':
    case 'btc-b':
      return true;
    case 'wikigold':
      return index < size * 0.8;
    case 'litbank':
      return index % 3 !== 2;
    default:
      return false;
  }
}
