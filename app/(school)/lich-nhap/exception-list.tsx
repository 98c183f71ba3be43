import { Badge } from "@/components/badge";
import { periodInside } from "@/lib/domain/assessment/periods";
import { showInstant } from "@/lib/domain/vietnam-time";
import type { ExceptionLine } from "@/lib/server/school/windows/list-windows";
import { ReasonForm } from "@/components/reason-form";
import { endExceptionAction } from "./actions";
import { partWords } from "./part-words";

/** What is open beyond the grades' own windows, and what was. */
export function ExceptionList({ exceptions, decides }: { exceptions: readonly ExceptionLine[]; decides: boolean }) {
  if (exceptions.length === 0) return <p className="mb-4">Chưa mở riêng cho lớp nào.</p>;
  return (
    <ul aria-label="Các phần được mở riêng" className="mb-4 divide-y divide-line">
      {exceptions.map((one) => (
        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
          <Badge tone={one.state === "OPEN" ? "info" : "plain"}>{one.state === "OPEN" ? "Đang mở riêng" : "Đã khóa lại"}</Badge>
          <div className="min-w-0 flex-1 basis-64">
            <p className="font-semibold">
              Lớp {one.className}, {periodInside(one.period)}: {partWords(one.part)}
            </p>
            <p className="text-[0.92rem] text-ink-soft">
              Từ {showInstant(one.opensAt)} đến {showInstant(one.closesAt)} · {one.reason}
            </p>
          </div>
          {decides && one.state === "OPEN" && <ReasonForm action={endExceptionAction} fixed={{ exceptionId: one.id, version: one.version }} button="Khóa lại" title={`Khóa lại phần mở riêng của lớp ${one.className}`} done="Đã khóa lại." />}
        </li>
      ))}
    </ul>
  );
}
