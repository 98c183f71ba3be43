import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { PERIODS, type Period } from "@/lib/domain/assessment/periods";
import { decide } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import { findChosenYear } from "@/lib/server/school/school-year";
import { listWindows } from "@/lib/server/school/windows/list-windows";
import { ExceptionForm } from "./exception-form";
import { ExceptionList } from "./exception-list";
import { OrderList } from "./order-list";
import { WindowTable } from "./window-table";

export const metadata = { title: "Lịch nhập" };

type Props = { searchParams: Promise<{ lop?: string; ky?: string; mon?: string }> };

/** When each grade enters each period: everybody reads it, the head decides it, the administrator carries out what the head orders. */
export default async function EntryWindowsPage({ searchParams }: Props) {
  const ctx = await requireMay("window.read");
  const { lop, ky, mon } = await searchParams;
  const year = await findChosenYear();
  if (!year) return <EmptyState title="Chưa có năm học nào" />;
  const { cells, exceptions, orders, classes } = await listWindows(ctx, year.id);
  const decides = decide(ctx.actor, "window.open").ok;
  const carriesOut = decide(ctx.actor, "window.carry-out").ok;
  return (
    <>
      <PageHeader title="Lịch nhập" about={`Năm học ${year.label} · hiệu trưởng mở và khóa từng thời điểm theo khối; những gì đã nhập vẫn giữ nguyên`} />
      <div className="space-y-5">
        {carriesOut && <OrderList title="Lệnh chờ thực hiện" orders={orders.filter(({ status }) => status === "ORDERED")} carriesOut />}
        <Card title="Theo khối và thời điểm" flush>
          <WindowTable yearId={year.id} cells={cells} decides={decides} />
        </Card>
        {(decides || exceptions.length > 0) && (
          <Card title="Mở riêng cho một lớp hoặc một môn">
            <p className="mb-3 max-w-prose text-ink-soft">Dùng khi khối đã khóa mà một phần được trả lại, hoặc còn học sinh phải đánh giá tiếp. Phần đã nộp hay lớp đã xác nhận vẫn khóa cho đến khi được trả lại.</p>
            <ExceptionList exceptions={exceptions} decides={decides} />
            {decides && <ExceptionForm classes={classes} classId={lop ?? ""} period={periodOf(ky)} part={mon ?? ""} />}
          </Card>
        )}
        <OrderList title="Các lệnh đã ra" orders={carriesOut ? orders.filter(({ status }) => status !== "ORDERED") : orders} decides={decides} />
      </div>
    </>
  );
}

const periodOf = (text: string | undefined): Period => PERIODS.find((one) => one === text) ?? "CN";
