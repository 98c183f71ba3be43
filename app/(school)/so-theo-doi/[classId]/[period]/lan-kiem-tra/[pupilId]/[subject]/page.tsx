import { notFound } from "next/navigation";
import { z } from "zod";
import { AttemptList } from "@/components/attempts/attempt-list";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { periodInside } from "@/lib/domain/assessment/periods";
import { subjectName } from "@/lib/domain/assessment/foreign-languages";
import { SUBJECT_CODES } from "@/lib/domain/assessment/subjects";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import { getAttempts } from "@/lib/server/attempts/get-attempts";
import type { AttemptsPage as Attempts } from "@/lib/server/attempts/get-attempts";
import { AppError } from "@/lib/server/errors";
import { AttemptForm } from "../../../../../_attempts/attempt-form";
import { RequestRetestForm, RetestRequest } from "../../../../../_attempts/retest-request";
import { openSheet } from "../../../sheet-params";

export const metadata = { title: "Các lần kiểm tra" };

const Params = z.object({ pupilId: z.uuid(), subject: z.enum(SUBJECT_CODES) });
type Props = { params: Promise<{ classId: string; period: string; pupilId: string; subject: string }> };

/** Every attempt of a pupil in a subject, and what may be added now: the last one counts. */
export default async function AttemptsPage({ params }: Props) {
  const { ctx, classId, period } = await openSheet(params);
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const place = { classId, period, ...read.data };
  const page = await getAttempts(ctx, place).catch((error: unknown) => {
    if (error instanceof AppError) notFound(); // another's subject or group
    throw error;
  });
  const { facts, pupil, tested } = page;
  const name = subjectName(place.subject, facts.language);
  const back = `/so-theo-doi/${classId}/${period}?o=${encodeURIComponent(`${pupil.id}|${tested ? "mark" : "level"}.${place.subject}`)}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: back }, { label: "Các lần kiểm tra" }]} />
      <PageHeader title={pupil.fullName} about={`${name}, ${periodInside(period)}, lớp ${facts.className}`} actions={<LinkButton href={back}>Về bảng nhập</LinkButton>} />
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_24rem]">
        <Card title="Các lần kiểm tra" flush>
          <AttemptList lines={page.lines} tested={tested} />
        </Card>
        <div className="space-y-5">
          <Recording page={page} place={place} today={vietnamDay(ctx.now)} />
          <Requests page={page} place={place} />
        </div>
      </div>
    </>
  );
}

type Part = { page: Attempts; place: { classId: string; period: string; pupilId: string; subject: string } };

/** A make-up or the test the school agreed to; when neither may be recorded, why. */
function Recording({ page: { makeUp, retest, lines, version, tested }, place, today }: Part & { today: string }) {
  const current = lines.find((line) => line.current);
  const kind = makeUp.may ? "MAKE_UP" : retest.may ? "RETEST" : null;
  const form = kind && <AttemptForm kind={kind} place={place} version={version} tested={tested} level={current?.level ?? null} today={today} />;
  const wanted = current?.absentReason ? makeUp : retest;
  return (
    <Card title={current?.absentReason ? "Kiểm tra bù" : "Kiểm tra khác"}>
      {form ?? <p className="text-ink-soft">{wanted.may ? "" : wanted.why}</p>}
    </Card>
  );
}

function Requests({ page: { requests, request, decides, withdraws }, place }: Part) {
  if (requests.length === 0 && !request.may) return null;
  return (
    <Card title="Đề xuất kiểm tra khác">
      {requests.length > 0 && (
        <ul className="mb-3">
          {requests.map((one) => (
            <RetestRequest key={one.id} request={one} decides={decides} withdraws={withdraws} />
          ))}
        </ul>
      )}
      {request.may && <RequestRetestForm place={place} />}
    </Card>
  );
}
