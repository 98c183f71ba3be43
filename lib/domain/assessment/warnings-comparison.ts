import type { Warning } from "./warnings-words";

const FRIENDS = String.raw`(?:các |những |nhiều |mọi |hầu hết các )?(?:bạn|học sinh khác)`;
const CLASS = String.raw`(?:cả |trong |của )?(?:lớp|tổ|khối|trường)`;

/** Turns of phrase that measure a child by other children. Each is read on lower-case text, whole words only. */
const TURNS: readonly string[] = [
  String.raw`(?:hơn|kém|thua|bằng|vượt|vượt xa|chậm bằng|giỏi bằng) ${FRIENDS}`, // "hơn bạn", "chưa bằng các bạn"
  String.raw`(?:theo kịp|đuổi kịp|bắt kịp) ${FRIENDS}`,
  String.raw`so với (?:${FRIENDS}|${CLASS}(?! \d)|mặt bằng)`, // "so với lớp 3" is the pupil's own last year
  String.raw`(?:nhất|bét|chót|đầu|cuối) ${CLASS}`, // "giỏi nhất lớp", "dẫn đầu lớp"
  String.raw`nhất (?:trong )?(?:nhóm|các bạn)`,
  String.raw`(?:đứng|xếp) (?:hạng|thứ(?! tự))`, // "sắp xếp thứ tự các số" is arithmetic
  String.raw`đứng (?:nhất|nhì|bét|chót)`,
  String.raw`hạng (?:nhất|nhì|ba|\d+)`,
  String.raw`thứ hạng`,
  String.raw`top \d+`,
  String.raw`đội sổ`,
  String.raw`trong khi ${FRIENDS}`,
];

/** "Cuối lớp" and "đầu lớp" may also be a place in the room. */
const A_PLACE = /(?:ngồi|đứng|ở|xuống|lên|bàn|hàng|dãy) (?:đầu|cuối) (?:lớp|tổ)/gu;

const COMPARED = new RegExp(String.raw`(?<!\p{L})(?:${TURNS.join("|")})(?!\p{L})`, "u");

/**
 * A sentence when a comment measures the pupil by others, or null. Measured by himself ("tiến bộ hơn đầu năm") is what the circular asks for.
 *
 * Source: TT 27/2020, Đ.4.3 (không so sánh học sinh này với học sinh khác); TT 15/2026, Đ.22.2.
 */
export function comparisonWarning(text: string): Warning | null {
  const plain = text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").replace(A_PLACE, "…");
  const found = COMPARED.exec(plain)?.[0];
  return found ? { kind: "COMPARISON", sentence: `“${found}” so sánh học sinh với bạn; hãy viết em tiến bộ thế nào so với chính mình (TT 27/2020, Đ.4).` } : null;
}
