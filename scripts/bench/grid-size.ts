/** The class of the bench: 45 pupils × 34 columns (ten subjects with level and mark, fourteen qualities and competences). */
export const PUPILS = 45;
export const SUBJECTS = 10;
export const TRAITS = 14;
export const COLUMNS = SUBJECTS * 2 + TRAITS;
