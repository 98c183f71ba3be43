import { groupBy } from "../grouping";
import { addressOf, type WhoActs } from "../explain-blocked";
import { daysBetween, showDay, type Day } from "../vietnam-time";
import { deadlineWords } from "./work-item";

/** Something one person still owes a class, since when and until when, and who cannot go on before it is done. No pupil is named. */
export type Debt = {
  key: string;
  who: { staffId: string; name: string; sex: "MALE" | "FEMALE" | null } | null; // null: nobody holds the duty
  what: string; // "Âm nhạc, lớp 1A, cuối năm học: còn 12 ô"
  since: Day | null;
  dueOn: Day | null;
  blocks: readonly string[];
  href: string;
};

export type Debtor = { who: Debt["who"]; debts: readonly Debt[]; late: number };

/** Who holds whom up: by person, those with most overdue first, then those with most. Source: QĐ 1789, Đ.13.4. */
export function debtorsOf(debts: readonly Debt[], today: Day): Debtor[] {
  const people = [...groupBy(debts, ({ who }) => who?.staffId ?? "").values()].map(
    (of): Debtor => ({ who: of[0]?.who ?? null, debts: [...of].sort(byDeadline), late: of.filter((debt) => isLate(debt, today)).length }),
  );
  return people.sort((one, other) => other.late - one.late || other.debts.length - one.debts.length);
}

/** Past its deadline on a day. */
export const isLate = ({ dueOn }: Pick<Debt, "dueOn">, today: Day): boolean => dueOn !== null && daysBetween(today, dueOn) < 0;

/** A message to send by whatever means the school uses: what is owed, until when, who waits. Without any pupil's data (traps C). */
export function reminderText({ who, debts }: Debtor, today: Day): string {
  const person: WhoActs = who && { name: who.name, sex: who.sex };
  const waiting = [...new Set(debts.flatMap(({ blocks }) => blocks))];
  return [
    `Kính gửi ${addressOf(person)},`,
    "Hệ thống học bạ số của trường còn ghi các việc sau:",
    ...debts.map((debt) => `- ${debt.what}${debt.dueOn ? ` (${deadlineWords(debt.dueOn, today).toLowerCase()}${isLate(debt, today) ? `, hạn ${showDay(debt.dueOn)}` : ""})` : ""}`),
    ...(waiting.length > 0 ? [`Đang chờ: ${waiting.join(", ")}.`] : []),
    "Việc nào vướng, xin báo lại để nhà trường cùng tháo gỡ. Trân trọng cảm ơn.",
  ].join("\n");
}

const byDeadline = (a: Debt, b: Debt) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999");
