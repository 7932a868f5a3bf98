/** Holds a word that is in no dictionary and in the name of a house: perhaps somebody's, and never marked beforehand. */
export const houseNote =
  'The school telephoned at ten.\nThey walked to Zorbel Lodge about the bus.\nNo further action.';
