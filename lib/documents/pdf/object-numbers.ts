/**
 * Every object of the first revision but the pages has a fixed number, so that what never changes can be written once.
 * The pages follow from FIRST_PAGE on, two numbers each: the page and its content.
 */
export const OBJECT = {
  catalog: 1,
  pages: 2,
  info: 3,
  metadata: 4,
  colourProfile: 5,
  form: 6,
  resources: 7,
  emptyAppearance: 8,
  trialMark: 9,
  fonts: 10, // five objects a face
  file: 25,
  fileSpecification: 26,
  lock: 27,
  fields: { gvcn: 28, cbql: 29, phathanh: 30 },
  lookupCode: 31,
} as const;

export const FIRST_PAGE = 32;
export const OBJECTS_PER_FACE = 5;

/** Fonts in the order of their resource names F1, F2, F3. */
export const FACES = ["regular", "bold", "italic"] as const;
export type FaceName = (typeof FACES)[number];
