/** What a redacted page looks like and how its content is laid out: shared by the writers and the verifier. */

/** Colour of every box, #1a2230, and of the label on it. */
export const boxColour = { red: 0x1a, green: 0x22, blue: 0x30 } as const;
export const labelColour = { red: 0xff, green: 0xff, blue: 0xff } as const;

/** Pixels that the box reaches beyond its mark on each side, so that no antialiased edge survives. */
export const burnPadding = 2;

/**
 * Points; what is set anew moves by multiples of it: whole pixels of the verifier's pictures, which thus show the same
 * before and after.
 */
export const moveStep = 0.9;

/**
 * How far a decoded JPEG pixel under a box may be from the box's colour, per channel, of 255. Nothing of the
 * input is left there; what the edge of the box itself makes of its 8-pixel blocks was measured at up to 35.
 */
export const jpegTolerance = 48;

/**
 * Sizes of labels in displayed points, largest first: the first that the height of the box takes. Few and fixed,
 * so that a page looks calm and no label tells how wide its box is.
 */
export const labelSizes = [7.5, 6.5, 5.5] as const;
/** What is printed where the label is too long, at the same size and then at the smallest. */
export const shortLabel = 'Withheld';

/** What is read aloud in place of a picture, and of the picture of a whole page: never anything of the input. */
export const pictureTexts = { picture: 'Picture', page: 'Picture of the page' } as const;

/**
 * Resource names of a raster page. Its content is exactly: the image over the whole MediaBox, then in reading
 * order text objects of invisible words (rendering mode 3) and one text object for each label (rendering mode 0, or 3
 * where the box is too small for it), all of it within marked content.
 */
export const resourceNames = { image: 'Image', words: 'Words', labels: 'Labels' } as const;
