import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { periodInside } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { REQUEST_WORDS } from "@/lib/domain/records/retest-workflow";
import { requireMay } from "@/lib/server/auth/guard";
import { listToTest } from "@/lib/server/attempts/list-to-test";
import type { MakeUpLine, RetestLine, TestLine } from "@/lib/server/attempts/list-to-test";
import { findChosenYear } from "@/lib/server/school/school-year";
import { DecideRetest } from "../_attempts/retest-request";

export const metadata = { title: "Còn phải kiểm tra" };

/** Who must still be tested: absent and not made up, and the proposals for another test, as far as they are this person's. */
export default async function ToTestPage() {
  const ctx = await requireMay("sheet.read");
  const year = await findChosenYear();
  const { makeUps, retests } = year ? await listToTest(ctx, year.id) : { makeUps: [], retests: [] };
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: "Còn phải kiểm tra" }]} />
      <PageHeader title="Còn phải kiểm tra" about={year && `Năm học ${year.label} · kiểm tra bù cho học sinh vắng, kiểm tra khác theo đề xuất`} />
      <div className="space-y-5">
        <Card title={`Đề xuất kiểm tra khác (${retests.length})`} flush>
          {retests.length === 0 ? <EmptyState title="Không có đề xuất nào đang chờ">Giáo viên đề xuất từ ô điểm cuối kỳ khi kết quả bất thường (TT 27, Điều 7 khoản 1 điểm d).</EmptyState> : <ul>{retests.map(retestItem)}</ul>}
        </Card>
        <Card title={`Còn phải kiểm tra bù (${makeUps.length})`} flush>
          {makeUps.length === 0 ? <EmptyState title="Không còn học sinh nào phải kiểm tra bù" /> : <ul>{makeUps.map(makeUpItem)}</ul>}
        </Card>
      </div>
    </>
  );
}

const retestItem = (line: RetestLine) => (
  <Item key={line.id} line={line} action={line.records ? "Ghi kết quả" : "Xem"}>
    <p className="flex flex-wrap items-center gap-2">
      <Badge tone={line.state === "APPROVED" ? "sealed" : "waiting"}>{line.state === "APPROVED" ? "Chờ ghi kết quả" : REQUEST_WORDS[line.state]}</Badge>
      <span>{line.reason}</span>
    </p>
    <p className="text-[0.92rem] text-ink-soft">
      {line.who} đề xuất lúc {line.at}
    </p>
    {line.decides && <DecideRetest requestId={line.id} version={line.version} />}
  </Item>
);

const makeUpItem = (line: MakeUpLine) => (
  <Item key={line.id} line={line} action="Mở">
    <p className="text-[0.95rem] text-ink-soft">
      Vắng: {line.reason}
      {line.since && ` · ghi ngày ${line.since}`}
    </p>
  </Item>
);

/** One pupil and test, with the way to its attempts. */
function Item({ line, action, children }: { line: TestLine; action: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
      <div className="min-w-0 flex-1 basis-64 space-y-1.5">
        <p className="font-semibold">
          {line.pupil} <span className="font-normal text-ink-soft">· lớp {line.className}</span>
        </p>
        <p>
          {findSubject(line.subject)?.name}, {periodInside(line.period)}
        </p>
        {children}
      </div>
      <Link
        href={`/so-theo-doi/${line.classId}/${line.period}/lan-kiem-tra/${line.pupilId}/${line.subject}`}
        prefetch={false}
        aria-label={`${action}: ${line.pupil}, ${findSubject(line.subject)?.short}`}
        className="flex min-h-11 items-center font-medium text-action underline-offset-4 hover:underline"
      >
        {action}
      </Link>
    </li>
  );
}
