import Link from "next/link";
import { Badge } from "@/components/badge";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { isLate, reminderText } from "@/lib/domain/people/debts";
import type { Debt, Debtor } from "@/lib/domain/people/debts";
import { deadlineWords } from "@/lib/domain/people/work-item";
import { showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { listDebtors } from "@/lib/server/people/debts/list-debtors";
import { findChosenYear } from "@/lib/server/school/school-year";
import { CopyReminder } from "./copy-reminder";

export const metadata = { title: "Ai đang chờ ai" };

/** Who still owes which item, since when, and whom it blocks: computed from the sheets and signatures as they are now. */
export default async function ProgressPage() {
  const ctx = await requireMay("progress.read");
  const year = await findChosenYear();
  const today = vietnamDay(ctx.now);
  const debtors = year ? await listDebtors(ctx, year.id) : [];
  const late = debtors.reduce((sum, one) => sum + one.late, 0);
  return (
    <>
      <PageHeader title="Ai đang chờ ai" about={debtors.length === 0 ? undefined : `${debtors.length} người còn việc${late > 0 ? ` · ${late} việc quá hạn` : " · chưa việc nào quá hạn"}`} />
      {debtors.length === 0 ? (
        <EmptyState title="Không ai đang chờ ai">Mọi phần đang mở nhập đã nộp, mọi lớp đã xác nhận và không học bạ nào chờ ký.</EmptyState>
      ) : (
        <div className="space-y-4">
          {debtors.map((debtor) => (
            <DebtorCard key={debtor.who?.staffId ?? "nobody"} debtor={debtor} today={today} />
          ))}
        </div>
      )}
    </>
  );
}

function DebtorCard({ debtor, today }: { debtor: Debtor; today: string }) {
  const { who, debts } = debtor;
  return (
    <Card title={who?.name ?? "Chưa có người được phân công"} action={who && <CopyReminder name={who.name} text={reminderText(debtor, today)} />} flush>
      <ul aria-label={`Việc của ${who?.name ?? "người chưa được phân công"}`}>
        {debts.map((debt) => (
          <DebtRow key={debt.key} debt={debt} today={today} />
        ))}
      </ul>
    </Card>
  );
}

function DebtRow({ debt, today }: { debt: Debt; today: string }) {
  const { what, since, dueOn, blocks, href } = debt;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-b-0 sm:px-5">
      <Badge tone={isLate(debt, today) ? "danger" : "calm"}>{deadlineWords(dueOn, today)}</Badge>
      <div className="min-w-0 flex-1 basis-72">
        <Link href={href} prefetch={false} className="font-medium text-action underline-offset-4 hover:underline">
          {what}
        </Link>
        <p className="text-[0.9rem] text-ink-soft">{[since && `Từ ${showDay(since)}`, blocks.length > 0 && `${blocks.join(", ")} đang chờ`].filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  );
}
