import { searchName } from "../../people/names";

/**
 * A heading or a name reduced to what two people would agree it says: no diacritics, case, punctuation or double spaces.
 * "Điểm KTĐK", "ĐIỂM  KTĐK:" → "diem ktdk"; "TV_MUC" → "tv muc".
 */
export const fold = (text: string): string =>
  searchName(text.replace(/[^\p{L}\p{M}\p{N}'’ʼ]+/gu, " "));
