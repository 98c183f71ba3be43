import type { Warning } from "./warnings-words";

/** Capitalised words of the office and the timetable, in which a given name may be hiding: "Tiếng Anh" is no Anh, "Việt Nam" no Nam. */
const NO_ONE =
  /(?<!\p{L})(?:Tiếng (?:Việt|Anh|Pháp|Hoa|Khmer)|Việt Nam|Khoa học|Lịch sử|Địa lí|Địa lý|Đạo đức|Công nghệ|Tin học|Âm nhạc|Mĩ thuật|Mỹ thuật|Thể chất|Toán|Hoạt động trải nghiệm|Tự nhiên|Xã hội|Bác Hồ|Bác|Sao Nhi đồng|Đội|Trạng nguyên|Trung thu|Tết|Chúc)(?!\p{L})/gu;

/** Given names that are everyday words too: alone at the start of a sentence they are read as the word ("Hiền, ngoan", "Tiến bộ nhiều"). */
const EVERYDAY = new Set(
  "an anh bình bảo công cường chi chung châu cúc diễm dung duy dũng đan đào đạt đăng đức giang giàu hà hạnh hải hào hân hậu hiền hiếu hiển hiện hoa hoà hòa hoàn hoàng huệ hưng hương hùng huy khang khánh khoa khôi kiên kiệt kim kỳ lam lan lâm liên linh loan long lộc lợi lương mai mạnh may mẫn mến mi minh mơ mỹ nam ngân ngọc nghi nghĩa nguyên nhã nhân nhi nhiên như nhung ninh phát phi phong phú phúc phương phước quang quân quý quyên quyền quyết sang sáng sen sơn tài tâm tân tấn thanh thành thảo thắm thắng thi thiên thiện thịnh thoa thọ thơ thông thu thuận thư thương thuỳ thùy thuý thúy thủy tiên tiến tín tình toàn toản trang trâm trân trí trinh trọng trung trúc trường tuệ tuyết tú tươi uy uyên vân vi viên việt vinh vui vũ vương vy xuân yên yến ý".split(" "),
);

/** … unless what follows can only be said of a person: "Hiền đọc to" is a girl, "Hiền, ngoan" is not. */
const OF_A_PERSON = /^ (?:đọc|viết|học|tính|làm|nắm|hiểu|biết|cần|chưa|không|có|đã|còn|rất|là|luôn|thường|hay|nói|kể|vẽ|hát|thích|chăm|tiến bộ|thực hiện|hoàn thành|vận dụng|tự|được)(?!\p{L})/u;

/** A pupil of the class, as the class list writes him. */
export type Named = { id: string; fullName: string };

type Word = { text: string; from: number; capital: boolean; starts: boolean; person: boolean; plain: boolean };
/** A word of a name, and how it looks without diacritics. */
type NameWord = { text: string; bare: string };
type Classmate = { one: Named; words: readonly NameWord[] };

/**
 * A sentence when a comment on one pupil holds the name of another of the class, or null: a line that slipped, or a text
 * copied without changing the name. Capitalised whole words only; a name typed without diacritics is found inside a sentence.
 *
 * What cannot be told apart is left alone: a namesake, a word of his own name, an everyday word that begins a sentence.
 */
export function otherNameWarning(text: string, pupil: Named, classmates: readonly Named[]): Warning | null {
  const plain = text.normalize("NFC").replace(NO_ONE, (found) => found.toLowerCase());
  const own = wordsOf(pupil.fullName);
  for (const run of runsOf(plain)) {
    const found = whose(run, own, rollOf(classmates), pupil.id);
    if (found) return { kind: "OTHER_NAME", sentence: `Lời này có tên “${run.map((word) => word.text).join(" ")}” (${found.fullName}), không phải ${pupil.fullName}.` };
  }
  return null;
}

const rolls = new WeakMap<readonly Named[], Classmate[]>();

/** The names of a class in words, taken apart once for all its comments. */
function rollOf(classmates: readonly Named[]): readonly Classmate[] {
  const known = rolls.get(classmates) ?? classmates.map((one) => ({ one, words: wordsOf(one.fullName) }));
  rolls.set(classmates, known);
  return known;
}

/** Words with a capital that follow one another: "Gia Bảo" is one name, not two. */
function runsOf(text: string): Word[][] {
  const runs: Word[][] = [];
  let end = -1;
  for (const word of readWords(text)) {
    const last = runs.at(-1);
    if (!word.capital) end = -1;
    else if (last && end + 1 === word.from) last.push(word);
    else runs.push([word]);
    if (word.capital) end = word.from + word.text.length;
  }
  return runs;
}

const readWords = (text: string): Word[] =>
  [...text.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    capital: /^\p{Lu}/u.test(word) && !/^\p{Lu}{2,}$/u.test(word),
    starts: /(?:^|[.!?…:;"“”\n]\s*|[-–]\s+)$/u.test(text.slice(0, index)),
    person: OF_A_PERSON.test(text.slice(index + word.length)),
    plain: bare(word) === word,
  }));

/** The classmate a run of words names: the longest tail of it that ends somebody's name; his own name first. */
function whose(run: readonly Word[], own: readonly NameWord[], classmates: readonly Classmate[], pupilId: string): Named | null {
  for (let from = 0; from < run.length; from += 1) {
    const tail = run.slice(from);
    if (endsWith(own, tail) || (tail.length === 1 && isAmong(own, tail[0]))) return null;
    if (tail.length === 1 && run.length === 1 && isEveryday(tail[0])) return null;
    const found = classmates.find(({ one, words }) => one.id !== pupilId && endsWith(words, tail));
    if (found) return found.one;
  }
  return null;
}

const isEveryday = (word: Word | undefined) => word !== undefined && word.starts && !word.person && EVERYDAY.has(word.text.toLowerCase());
const isAmong = (own: readonly NameWord[], word: Word | undefined) => word !== undefined && own.some((one) => isSame(one, word));

const endsWith = (name: readonly NameWord[], tail: readonly Word[]): boolean =>
  tail.length <= name.length && tail.every((word, at) => isSame(name[name.length - tail.length + at], word));

/** Letter for letter; or, inside a sentence, typed without any diacritics. */
const isSame = (name: NameWord | undefined, { text, starts, plain }: Word): boolean => name?.text === text || (!starts && plain && name?.bare === text);

const bare = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d").replace(/Đ/gu, "D");
const wordsOf = (fullName: string): NameWord[] => fullName.normalize("NFC").trim().split(/\s+/u).map((text) => ({ text, bare: bare(text) }));
