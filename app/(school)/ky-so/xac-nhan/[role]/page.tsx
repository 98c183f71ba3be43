import { notFound } from "next/navigation";
import { Suspense } from "react";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { SIGN_ACTIONS } from "@/lib/domain/transcript/document-kinds";
import { roleOfSlug, SLOT_DEED_WORDS } from "@/lib/domain/transcript/slot-words";
import { requireMay } from "@/lib/server/auth/guard";
import { takePreview, type Preview } from "@/lib/server/ceremonies/take-preview";
import { AppError } from "@/lib/server/errors";
import { AnomalyList } from "./anomaly-list";
import { ChangesCard } from "./changes-card";
import { LaterCard, NotMadeCard } from "./left-out";
import { SigningForm } from "./signing-form";

export const metadata = { title: "Xem trước khi ký" };

type Props = { params: Promise<{ role: string }>; searchParams: Promise<{ lop?: string | string[] }> };

/** What will be signed, what is worth a second look, what changed, who is left out; and the one confirmation of all of it. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const role = roleOfSlug((await params).role);
  if (!role) notFound();
  const ctx = await requireMay(SIGN_ACTIONS[role]);
  const preview = await takePreview(ctx, role, chosenClasses((await searchParams).lop)).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const { id, total, classes, anomalies, changes, later, classIds, key, root } = preview;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Ký số", href: "/ky-so" }, { label: "Xem trước khi ký" }]} />
      <PageHeader title={SLOT_DEED_WORDS[role]} about={aboutOf(preview)} />
      <div className="space-y-5">
        {total > 0 && <AnomalyList role={role} anomalies={anomalies} />}
        {changes && <ChangesCard role={role} changes={changes} />}
        {id ? (
          <SigningForm key={id} preview={{ id, classes, root }} role={role} signingKey={key}>
            <LaterCard later={later} />
            <Suspense fallback={<p className="text-ink-soft">Đang tìm những học sinh chưa có học bạ…</p>}>
              <NotMadeCard ctx={ctx} classIds={classIds} />
            </Suspense>
          </SigningForm>
        ) : (
          <>
            <EmptyState title="Hiện không có học bạ nào đến lượt thầy cô ký" action={<LinkButton href="/ky-so">Về trang Ký số</LinkButton>} />
            <LaterCard later={later} />
          </>
        )}
      </div>
    </>
  );
}

/** The classes an address names; null: all of them. What is no id of a class names nothing. */
function chosenClasses(lop: string | string[] | undefined): string[] | null {
  const named = lop === undefined ? [] : [lop].flat();
  return named.length === 0 ? null : named.filter((id) => z.uuid().safeParse(id).success);
}

function aboutOf({ total, classes }: Preview): string {
  if (total === 0) return "Không có học bạ nào sẵn sàng.";
  const where = classes.length === 1 ? `lớp ${classes[0]?.className ?? ""}` : `${classes.length} lớp`;
  return `${total} học bạ của ${where}. Ký đúng những gì hiện ở đây; học bạ nào đổi sau khi xem sẽ không được ký.`;
}
