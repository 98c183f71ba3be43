import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { Table } from "@/components/table";
import { FINDING_KIND_WORDS } from "@/lib/domain/people/profile-check";
import type { ProfileFinding } from "@/lib/domain/people/profile-check";
import { requireCtx } from "@/lib/server/auth/guard";
import { getClassProfiles } from "@/lib/server/pupils/class-profiles";
import type { ClassProfiles } from "@/lib/server/pupils/class-profiles";
import { FINDING_TONES } from "../check-look";
import { CheckCard } from "./check-card";

export const metadata = { title: "Hồ sơ của lớp" };

type Props = { params: Promise<{ classId: string }>; searchParams: Promise<{ xem?: string }> };

/** One class's list: each profile with what it lacks; học vụ accepts it or sends it back. */
export default async function ClassProfilesPage({ params, searchParams }: Props) {
  const { classId } = await params;
  if (!z.uuid().safeParse(classId).success) notFound();
  const ctx = await requireCtx("pupil.read", { classId });
  const list = await getClassProfiles(ctx, classId);
  const all = (await searchParams).xem === "tat-ca";
  const found = list.pupils.filter(({ findings }) => findings.length > 0);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Danh sách, hồ sơ", href: "/ho-so" }, { label: `Lớp ${list.className}` }]} />
      <PageHeader
        title={`Hồ sơ lớp ${list.className}`}
        about={`${list.pupils.length} học sinh · ${found.length} hồ sơ có lưu ý`}
        actions={
          <>
            <LinkButton href={`/ho-so/${classId}${all ? "" : "?xem=tat-ca"}`}>{all ? "Chỉ xem hồ sơ có lưu ý" : "Xem cả lớp"}</LinkButton>
            {list.mayReceive && <LinkButton href={`/ho-so/tiep-nhan?lop=${classId}`}>Tiếp nhận vào lớp</LinkButton>}
          </>
        }
      />
      <div className="space-y-5">
        <CheckCard list={list} />
        <Card flush>{!all && found.length === 0 ? <p className="px-5 py-6 text-ink-soft">Không hồ sơ nào thiếu, sai hay phải đối chiếu.</p> : <Profiles classId={classId} pupils={all ? list.pupils : found} />}</Card>
        {list.left.length > 0 && <Leavers classId={classId} left={list.left} />}
      </div>
    </>
  );
}

function Profiles({ classId, pupils }: { classId: string; pupils: ClassProfiles["pupils"] }) {
  return (
    <Table
      caption="Hồ sơ của lớp"
      rows={pupils}
      keyOf={({ pupilId }) => pupilId}
      columns={[
        { head: "STT", numeric: true, cell: ({ orderNo }) => orderNo },
        {
          head: "Họ và tên",
          rowHeader: true,
          cell: ({ pupilId, fullName }) => (
            <Link href={`/ho-so/${classId}/${pupilId}`} prefetch={false} className="text-action underline-offset-4 hover:underline">
              {fullName}
            </Link>
          ),
        },
        { head: "Ngày sinh", cell: ({ birthDate }) => birthDate },
        { head: "Mã học sinh", cell: ({ code }) => code },
        { head: "Số định danh", cell: ({ identity }) => <span className="whitespace-nowrap">{identity}</span> },
        { head: "Lưu ý", cell: ({ findings }) => <Findings findings={findings} /> },
      ]}
    />
  );
}

const Leavers = ({ classId, left }: { classId: string; left: ClassProfiles["left"] }) => (
  <Card title="Đã rời lớp">
    <ul className="space-y-1">
      {left.map(({ pupilId, orderNo, fullName, how }) => (
        <li key={pupilId}>
          {orderNo}.{" "}
          <Link href={`/ho-so/${classId}/${pupilId}/qua-trinh`} prefetch={false} className="text-action underline-offset-4 hover:underline">
            {fullName}
          </Link>{" "}
          <span className="text-ink-soft">· {how}; số thứ tự được giữ</span>
        </li>
      ))}
    </ul>
  </Card>
);

const Findings = ({ findings }: { findings: readonly ProfileFinding[] }) => (
  <ul className="space-y-1 sm:min-w-64">
    {findings.map(({ kind, words }) => (
      <li key={words} className="flex flex-wrap items-center gap-2">
        <Badge tone={FINDING_TONES[kind]}>{FINDING_KIND_WORDS[kind]}</Badge>
        {words}
      </li>
    ))}
  </ul>
);
