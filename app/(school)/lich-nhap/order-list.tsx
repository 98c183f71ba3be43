import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import type { BadgeTone } from "@/components/badge";
import { Card } from "@/components/card";
import { periodInside } from "@/lib/domain/assessment/periods";
import { WINDOW_DEED_WORDS } from "@/lib/domain/records/entry-window-order";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { OrderLine } from "@/lib/server/school/windows/list-windows";
import { carryOutOrderAction, withdrawOrderAction } from "./actions";
import { partWords } from "./part-words";

const STATES = { ORDERED: ["waiting", "Chờ quản trị"], DONE: ["sealed", "Đã thực hiện"], WITHDRAWN: ["plain", "Đã rút"] } as const satisfies Record<OrderLine["status"], readonly [BadgeTone, string]>;

type Props = { title: string; orders: readonly OrderLine[]; decides?: boolean; carriesOut?: boolean };

/** The head's orders about entry, word for word, each with who wrote it, why, and who carried it out. */
export function OrderList({ title, orders, decides = false, carriesOut = false }: Props) {
  return (
    <Card title={title} flush>
      {orders.length === 0 && <p className="px-4 py-4 text-ink-soft sm:px-5">{carriesOut ? "Không có lệnh nào đang chờ. Quản trị chỉ mở, khóa nhập theo lệnh của hiệu trưởng." : "Chưa có lệnh nào trong năm học này."}</p>}
      <ul aria-label={title}>
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
            <Badge tone={STATES[order.status][0]}>{STATES[order.status][1]}</Badge>
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-semibold">{orderWords(order)}</p>
              <p className="text-[0.92rem] text-ink-soft">
                {order.reason} · {order.orderedBy}, {showInstant(order.orderedAt)}
                {order.doneAt && order.doneBy !== order.orderedBy && ` · ${order.doneBy ?? ""} thực hiện ${showInstant(order.doneAt)}`}
              </p>
            </div>
            {order.status === "ORDERED" && carriesOut && <ActionForm action={carryOutOrderAction} fixed={{ orderId: order.id, version: order.version }} submit="Thực hiện đúng lệnh" done="Đã thực hiện lệnh của hiệu trưởng." inline />}
            {order.status === "ORDERED" && decides && <ActionForm action={withdrawOrderAction} fixed={{ orderId: order.id, version: order.version }} submit="Rút lệnh" kind="secondary" done="Đã rút lệnh." inline />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function orderWords({ deed, className, grade, period, part, opensAt, closesAt }: OrderLine): string {
  const place = className ? `lớp ${className} (${partWords(part)})` : `khối ${grade}`;
  const times = [opensAt && `mở ${showInstant(opensAt)}`, closesAt ? `khóa ${showInstant(closesAt)}` : "khóa ngay khi thực hiện"].filter(Boolean).join(", ");
  return `${WINDOW_DEED_WORDS[deed]} ${place}, ${periodInside(period)}: ${times}`;
}
