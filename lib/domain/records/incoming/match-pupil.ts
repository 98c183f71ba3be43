import { parseDay, type Day } from "../../vietnam-time";
import { fold } from "./fold";
import type { Line } from "./read-lines";

/** A pupil of the class, as a line may name him. `codes`: pupil code, identity number. */
export type KnownPupil = { id: string; orderNo: number; name: string; codes: readonly string[]; birthDate: Day };

/** Why a line is not taken for a pupil, or not for the one it seems to be. */
export type Doubt =
  | { kind: "NOT_FOUND" | "NAME_TWICE" | "LINE_TWICE" | "BIRTH_DATE" | "CODES_DIFFER" }
  | { kind: "SHIFTED"; of: string }; // whose code it is, by name

export type Match = { pupil: KnownPupil | null; doubt: Doubt | null };

/**
 * Whom of the class a line is about: by code; by name alone only where the name is one pupil's.
 * A line whose code is one pupil's and whose name is another's has slipped: nobody is guessed.
 *
 * Source: traps B5, B6 (told apart by identity number and pupil code).
 */
export function matchPupil(line: Pick<Line, "codes" | "name" | "birthDate">, pupils: readonly KnownPupil[]): Match {
  const codes = line.codes.map(bareCode).filter((code) => code !== "");
  const byCode = new Set(pupils.filter((pupil) => pupil.codes.some((code) => codes.includes(bareCode(code)))));
  if (byCode.size > 1) return { pupil: null, doubt: { kind: "CODES_DIFFER" } };
  const [pupil] = byCode;
  if (pupil) return line.name !== "" && fold(pupil.name) !== fold(line.name) ? { pupil: null, doubt: { kind: "SHIFTED", of: pupil.name } } : { pupil, doubt: null };
  return matchName(line, pupils);
}

/** Excel drops the noughts before a number: "001000000123" comes back as "1000000123". */
const bareCode = (code: string): string => code.replace(/\s/g, "").toUpperCase().replace(/^0+(?=\d)/, "");

function matchName({ name, birthDate }: Pick<Line, "name" | "birthDate">, pupils: readonly KnownPupil[]): Match {
  const same = name === "" ? [] : pupils.filter((pupil) => fold(pupil.name) === fold(name));
  const [pupil, another] = same;
  if (!pupil) return { pupil: null, doubt: { kind: "NOT_FOUND" } };
  if (another) return { pupil: null, doubt: { kind: "NAME_TWICE" } };
  const born = parseDay(birthDate);
  return born && born !== pupil.birthDate ? { pupil: null, doubt: { kind: "BIRTH_DATE" } } : { pupil, doubt: null };
}

/** What is said of a line in doubt, and who can mend it. */
export function doubtWords(doubt: Doubt, name: string): string {
  switch (doubt.kind) {
    case "SHIFTED":
      return `Mã học sinh là của ${doubt.of} nhưng tên ghi là ${name}: có thể dòng bị lệch. Mời sửa lại trong tệp.`;
    case "NOT_FOUND":
      return "Không có học sinh này trong lớp. Kiểm tra lại mã và họ tên, hoặc hỏi nhân viên học vụ.";
    case "NAME_TWICE":
      return "Lớp có hơn một học sinh trùng họ tên: cần cột Mã học sinh để không ghi nhầm người.";
    case "LINE_TWICE":
      return "Học sinh này có ở hơn một dòng của trang tính. Mời chỉ để lại một dòng.";
    case "BIRTH_DATE":
      return "Ngày sinh trong tệp khác ngày sinh trong hồ sơ. Kiểm tra lại, hoặc thêm cột Mã học sinh.";
    case "CODES_DIFFER":
      return "Hai mã trên dòng này là của hai học sinh khác nhau. Mời sửa lại trong tệp.";
  }
}

/** A line nobody can place may be left out; one that may be somebody else's holds everything up. */
export const holdsUp = (doubt: Doubt): boolean => doubt.kind !== "NOT_FOUND";
