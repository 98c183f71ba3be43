import type { Words } from "./finding-words";
import type { Report } from "./report";

export type Tone = "GOOD" | "BAD" | "UNSURE" | "ENDED" | "NOT_OURS";

/**
 * Integrity and standing as one sentence. It is the school's answer; the city's portal has the last word on the XML
 * (QĐ 1789, Đ.2 k.13, 24.3a; traps A15). "Revoked" is never told as "invalid", "not checked" never as "valid".
 */
export function sentenceOf({ integrity, standing, data, replacedBy }: Report): { tone: Tone; sentence: Words } {
  const school = data?.school.name ?? "";
  if (integrity === null) return say("NOT_OURS", "Đây không phải tệp học bạ số do trường phát hành nên không kết luận.", "This is not a digital transcript issued by this school, so it is not judged.");
  if (integrity === "INVALID") return say("BAD", "Tệp này không có giá trị: nội dung hoặc chữ ký không đúng.", "This file has no value: its content or a signature is wrong.");
  if (standing === "REPLACED") {
    return say("ENDED", `Đúng là học bạ do ${school} phát hành, nhưng đã được thay thế${replacedBy ? ` bằng học bạ mã ${replacedBy}` : ""}.`, `Issued by ${school}, but it has been replaced${replacedBy ? ` by ${replacedBy}` : ""}.`);
  }
  if (standing === "REVOKED") return say("ENDED", `Đúng là học bạ do ${school} phát hành, nhưng đã bị thu hồi.`, `Issued by ${school}, but it has been revoked.`);
  if (integrity === "UNDETERMINED") return say("UNSURE", "Chưa đủ căn cứ để kết luận: có mục chưa kiểm tra được.", "There is not enough evidence to decide: something could not be checked.");
  if (standing === "UNKNOWN") return say("UNSURE", "Tệp nguyên vẹn và chữ ký hợp lệ, nhưng sổ phát hành của trường không có học bạ này.", "The file is intact and its signatures are valid, but the school's register does not know it.");
  return say("GOOD", `Đúng là học bạ do ${school} phát hành, còn hiệu lực.`, `A genuine transcript issued by ${school}, in force.`);
}

const say = (tone: Tone, vi: string, en: string) => ({ tone, sentence: { vi, en } });
