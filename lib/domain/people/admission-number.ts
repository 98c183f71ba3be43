/**
 * The number that comes next in the admissions register (sổ đăng bộ), in the manner of the last one given: its last digits
 * counted on, a year in it being the year of now. Numbers are never used twice: those of who left stay taken.
 *
 * `used`: all numbers ever given, the last one first. Returns null when the last number does not end with digits.
 * Source: CV 2088, §1.1 (SO_SO_DANG_BO); traps A10.
 */
export function nextAdmissionNumber(used: readonly string[], startYear: number): string | null {
  const last = /^(.*?)(\d+)$/.exec(used[0] ?? "");
  if (!last) return null;
  const [, before = "", digits = ""] = last;
  const prefix = before.replace(/\b20\d\d\b/, String(startYear));
  const given = used.filter((one) => one.startsWith(prefix) && /^\d+$/.test(one.slice(prefix.length))).map((one) => Number(one.slice(prefix.length)));
  return `${prefix}${String(Math.max(0, ...given) + 1).padStart(digits.length, "0")}`;
}
