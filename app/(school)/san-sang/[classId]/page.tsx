import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { requireCtx } from "@/lib/server/auth/guard";
import { getClassReadiness } from "@/lib/server/school/readiness/class-readiness";
import type { PupilReadiness } from "@/lib/server/school/readiness/class-readiness";
import { groupBy } from "@/lib/domain/grouping";
import { mendingPlaces, MendedBy } from "./mended-by";
import type { PlaceOf } from "./mended-by";

export const metadata = { title: "Kiểm tra trước" };

/** One class, pupil by pupil: what keeps a record from being sealed, who can mend it, and the place. */
export default async function ClassReadinessPage({ params }: { params: Promise<{ classId: string }> }) {
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const ctx = await requireCtx("unit.read", { classId });
  const { className, pupils, ready, signers } = await getClassReadiness(ctx, classId);
  const placeOf = mendingPlaces(ctx.actor, classId);
  const soon = pupils.filter(({ items }) => items.some((item) => item.soon));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Kiểm tra trước", href: "/san-sang" }, { label: `Lớp ${className}` }]} />
      <PageHeader title={`Kiểm tra trước, lớp ${className}`} about={`${ready} học sinh không vướng gì · ${pupils.length} học sinh còn lý do chưa lập được học bạ`} />
      <div className="space-y-5">
        {signers.length > 0 && (
          <Card title="Người ký" flush>
            <ul aria-label="Vướng mắc của người ký">
              {signers.map(({ key, who, words, by, place }) => (
                <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-b-0 sm:px-5">
                  <span className="min-w-0 flex-1 basis-64">
                    <strong>{who}</strong>: {words}
                  </span>
                  <MendedBy by={by} href={placeOf(place)} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={`Cần xử lý sớm: ${soon.length} học sinh`} flush>
          {soon.length === 0 ? <p className="px-5 py-4 text-ink-soft">Không có gì phải xử lý sớm.</p> : <PupilList pupils={soon} placeOf={placeOf} />}
        </Card>
        <InCourse pupils={pupils} placeOf={placeOf} />
      </div>
    </>
  );
}

function PupilList({ pupils, placeOf }: { pupils: readonly PupilReadiness[]; placeOf: PlaceOf }) {
  return (
    <ul aria-label="Học sinh cần xử lý sớm">
      {pupils.map(({ pupilId, orderNo, fullName, items }) => (
        <li key={pupilId} className="border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
          <p className="font-semibold">
            {orderNo}. {fullName}
          </p>
          <ul className="mt-1 space-y-1">
            {items
              .filter(({ soon }) => soon)
              .map(({ code, words, by, place }) => (
                <li key={`${code}${words}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="min-w-0 flex-1 basis-64">{words}</span>
                  <MendedBy by={by} href={placeOf(place, pupilId)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** What the work of the year's end mends by itself: told once for all it concerns. */
function InCourse({ pupils, placeOf }: { pupils: readonly PupilReadiness[]; placeOf: PlaceOf }) {
  const items = pupils.flatMap((pupil) => pupil.items.filter(({ soon }) => !soon));
  if (items.length === 0) return null;
  return (
    <Card title="Sẽ xong theo tiến độ cuối năm" flush>
      <ul aria-label="Việc theo tiến độ">
        {[...groupBy(items, ({ words }) => words)].map(([words, alike]) => (
          <li key={words} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-b-0 sm:px-5">
            <Badge tone="calm">{`${alike.length} học sinh`}</Badge>
            <span className="min-w-0 flex-1 basis-64">{words}</span>
            {alike[0] && <MendedBy by={alike[0].by} href={placeOf(alike[0].place)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
