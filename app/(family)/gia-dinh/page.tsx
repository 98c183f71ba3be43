import Link from "next/link";
import { Badge } from "@/components/badge";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { UNIT_STATUS_WORDS } from "@/lib/domain/transcript/unit-life";
import { showDay, storedDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { listChildren } from "@/lib/server/transcripts/list-children";

export const metadata = { title: "Con của tôi" };

type Child = Awaited<ReturnType<typeof listChildren>>[number];

/** The children of the family, each with the years as a timeline, newest first. */
export default async function FamilyPage() {
  const children = await listChildren(await requireMay("child.read"));
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title="Con của tôi" about="Học bạ từng năm học, do nhà trường phát hành. Chỉ gia đình xem được." />
      {children.length === 0 && <EmptyState title="Chưa có học sinh nào gắn với tài khoản này">Mời liên hệ văn phòng nhà trường.</EmptyState>}
      <div className="space-y-6">
        {children.map((child) => (
          <ChildCard key={child.id} child={child} />
        ))}
      </div>
    </div>
  );
}

function ChildCard({ child }: { child: Child }) {
  return (
    <section className="overflow-hidden rounded-2xl border border-line bg-paper">
      <header className="border-b border-line px-5 py-4">
        <h2 className="text-lg font-bold">{child.fullName}</h2>
        <p className="text-ink-soft">
          Sinh ngày {showDay(storedDay(child.birthDate))}
          {child.className && ` · lớp ${child.className}, năm học ${child.yearLabel}`}
          {child.left && ` · đã ${child.left}`}
        </p>
      </header>
      {child.units.length === 0 ? (
        <p className="px-5 py-4 text-ink-soft">Chưa có học bạ số nào được phát hành. Học bạ của năm học có ở đây ngay sau khi nhà trường phát hành.</p>
      ) : (
        <ol className="divide-y divide-line">
          {child.units.map((unit) => (
            <YearRow key={unit.id} unit={unit} />
          ))}
        </ol>
      )}
    </section>
  );
}

function YearRow({ unit }: { unit: Child["units"][number] }) {
  return (
    <li>
      <Link href={`/gia-dinh/${unit.id}`} prefetch={false} className="flex items-center justify-between gap-3 px-5 py-4 hover:bg-ground">
        <span>
          <span className="block font-semibold text-action">
            Lớp {unit.grade} · {unit.yearLabel}
          </span>
          <span className="text-[0.93rem] text-ink-soft">
            Lớp {unit.className}
            {unit.issue && ` · phát hành ${showDay(vietnamDay(unit.issue.issuedAt))}`}
          </span>
        </span>
        <Badge tone={unit.status === "ISSUED" ? "sealed" : "danger"}>{UNIT_STATUS_WORDS[unit.status]}</Badge>
      </Link>
    </li>
  );
}
