/**
 * A user name proposed for a person: the given name, then the first letters of the others, without diacritics.
 * Shape: "Trần Thị Mỹ Dung" -> "dung.ttm". Only a proposal: the administrator may write another.
 */
export function suggestUsername(fullName: string): string {
  const plain = fullName.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const words = plain.split(/\s+/).map((word) => word.replace(/[^a-z0-9]/g, "")).filter(Boolean);
  const given = words.at(-1) ?? "";
  const initials = words.slice(0, -1).map((word) => word[0]).join("");
  return initials ? `${given}.${initials}` : given;
}
