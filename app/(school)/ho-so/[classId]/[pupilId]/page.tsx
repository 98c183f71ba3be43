import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { ETHNICITIES } from "@/lib/domain/people/ethnicities";
import { FINDING_KIND_WORDS } from "@/lib/domain/people/profile-check";
import { showInstant } from "@/lib/domain/vietnam-time";
import { requireCtx } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { getProfile } from "@/lib/server/pupils/get-profile";
import type { ProfileChange } from "@/lib/server/pupils/get-profile";
import { FINDING_TONES } from "../../check-look";
import { ProfileForm } from "./profile-form";

export const metadata = { title: "Hồ sơ học sinh" };

const Params = z.object({ classId: z.uuid(), pupilId: z.uuid() });

/** One pupil's profile, with what it lacks, a form to correct it, and what was corrected before. */
export default async function ProfilePage({ params }: { params: Promise<{ classId: string; pupilId: string }> }) {
  const read = Params.safeParse(await params);
  if (!read.success) notFound();
  const { classId, pupilId } = read.data;
  const ctx = await requireCtx("pupil.read", { classId });
  const page = await getProfile(ctx, classId, pupilId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const { profile, findings, history, mayEdit, signing } = page;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: `Lớp ${profile.className}`, href: `/ho-so/${classId}` }, { label: profile.fullName }]} />
      <PageHeader title={profile.fullName} about={`Lớp ${profile.className}, số thứ tự ${profile.orderNo} · mã học sinh ${profile.code} · số sổ đăng bộ ${profile.admissionNumber ?? "chưa có"}`} actions={<LinkButton href={`/ho-so/${classId}/${pupilId}/qua-trinh`}>Quá trình học tập</LinkButton>} />
      <div className="space-y-5">
        {findings.length > 0 && (
          <Card title="Lưu ý">
            <ul className="space-y-1.5">
              {findings.map(({ kind, words }) => (
                <li key={words} className="flex flex-wrap items-center gap-2">
                  <Badge tone={FINDING_TONES[kind]}>{FINDING_KIND_WORDS[kind]}</Badge>
                  {words}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {signing && <p className="rounded-lg bg-waiting-soft px-4 py-3 text-waiting">Học bạ năm nay của em đang ký và giữ thông tin cũ: sửa hồ sơ xong, học vụ rút học bạ để lập lại (QĐ 1789, Đ.21 k.4).</p>}
        <Card title="Hồ sơ">
          <ProfileForm profile={profile} ethnicities={ETHNICITIES} mayEdit={mayEdit} />
        </Card>
        {history.length > 0 && (
          <Card title="Đã sửa" flush>
            <ol>
              {history.map((change) => (
                <Change key={change.id} change={change} />
              ))}
            </ol>
          </Card>
        )}
      </div>
    </>
  );
}

const Change = ({ change: { at, who, reason, fields } }: { change: ProfileChange }) => (
  <li className="border-b border-line px-4 py-3 last:border-b-0 sm:px-5">
    <p>
      <strong>{who}</strong> <span className="text-ink-soft">· {showInstant(at)}</span>
    </p>
    {reason && <p className="text-[0.93rem]">Lý do: {reason}</p>}
    <ul className="text-[0.92rem] text-ink-soft">
      {fields.map(({ words, from, to }) => (
        <li key={words}>
          {words}: {from} → <span className="text-ink">{to}</span>
        </li>
      ))}
    </ul>
  </li>
);
