import { expect, test } from "vitest";
import { debtorsOf, reminderText, type Debt } from "@/lib/domain/people/debts";

const TODAY = "2026-05-20";
const LAN = { staffId: "lan", name: "Nguyễn Thị Lan", sex: "FEMALE" } as const;
const MINH = { staffId: "minh", name: "Trần Minh", sex: "MALE" } as const;
const debt = (who: Debt["who"], what: string, dueOn: string | null, blocks: string[] = []): Debt => ({ key: what, who, what, since: "2026-05-04", dueOn, blocks, href: "/" });

test("who is late comes before who owes more, and each one's debts go by deadline", () => {
  const debts = [debt(MINH, "Toán 4A", "2026-05-29"), debt(MINH, "Toán 4B", "2026-05-25"), debt(LAN, "Âm nhạc 4A", "2026-05-19"), debt(null, "Tin học 4A", null)];
  expect(debtorsOf(debts, TODAY).map(({ who, late, debts: of }) => [who?.staffId ?? "nobody", late, of.map(({ what }) => what)])).toEqual([
    ["lan", 1, ["Âm nhạc 4A"]],
    ["minh", 0, ["Toán 4B", "Toán 4A"]],
    ["nobody", 0, ["Tin học 4A"]],
  ]);
});

test("the last day itself is not late", () => {
  expect(debtorsOf([debt(LAN, "Âm nhạc 4A", TODAY)], TODAY)[0]?.late).toBe(0);
});

test("a reminder says what, until when and who waits, once each", () => {
  const [lan] = debtorsOf([debt(LAN, "Âm nhạc, lớp 4A: còn 12 ô", "2026-05-18", ["Phạm Bích"]), debt(LAN, "Âm nhạc, lớp 4B: đã đủ, chưa nộp", "2026-05-22", ["Phạm Bích"])], TODAY);
  expect(lan && reminderText(lan, TODAY)).toBe(
    [
      "Kính gửi cô Nguyễn Thị Lan,",
      "Hệ thống học bạ số của trường còn ghi các việc sau:",
      "- Âm nhạc, lớp 4A: còn 12 ô (quá hạn 2 ngày, hạn 18/05/2026)",
      "- Âm nhạc, lớp 4B: đã đủ, chưa nộp (còn 2 ngày)",
      "Đang chờ: Phạm Bích.",
      "Việc nào vướng, xin báo lại để nhà trường cùng tháo gỡ. Trân trọng cảm ơn.",
    ].join("\n"),
  );
});
