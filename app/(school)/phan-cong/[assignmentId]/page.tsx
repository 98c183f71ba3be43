import { notFound } from "next/navigation";
import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { ASSIGNMENT_STATE_WORDS } from "@/lib/domain/people/assignment/assignment-workflow";
import { showDay, showInstant } from "@/lib/domain/vietnam-time";
import { readVersion, type VersionView } from "@/lib/server/assignments/read-assignment";
import { requireCtx } from "@/lib/server/auth/guard";
import { AppError } from "@/lib/server/errors";
import { copyLastYearAction } from "../actions";
import { AssignmentTabs } from "../assignment-tabs";
import { filterOf, MatrixFilterForm } from "../matrix-filter-form";
import { MatrixTable } from "../matrix-table";
import { OfficeList } from "../office-list";
import { STATE_TONES } from "../version-list";
import { ChangeList } from "./change-list";
import { DraftMatrix } from "./draft-matrix";
import { FindingList } from "./finding-list";
import { OfficeForm } from "./office-form";
import { PaperCard } from "./paper-card";
import { PaperForm } from "./paper-form";
import { ReplaceForm } from "./replace-form";
import { VersionSteps } from "./version-steps";

export const metadata = { title: "Bản phân công" };

type Props = { params: Promise<{ assignmentId: string }>; searchParams: Promise<{ khoi?: string; gv?: string }> };

/** One version: the desk it is prepared at, what is to be checked, the paper and the head's decision. */
export default async function VersionPage({ params, searchParams }: Props) {
  const ctx = await requireCtx("assignment.read", {});
  const version = await readVersion(ctx, (await params).assignmentId).catch((error: unknown) => {
    if (error instanceof AppError) notFound();
    throw error;
  });
  const isOpen = version.matrix !== null;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Phân công", href: "/phan-cong" }, { label: `Năm học ${version.yearLabel}` }, { label: `Lần ${version.revision}` }]} />
      <PageHeader title={`Phân công lần ${version.revision}${version.number ? `, số ${version.number}` : ""}`} about={aboutOf(version)} actions={<Badge tone={STATE_TONES[version.state]}>{ASSIGNMENT_STATE_WORDS[version.state]}</Badge>} />
      {isOpen && <AssignmentTabs actor={ctx.actor} current="draft" draftId={version.id} />}
      <div className="space-y-5">
        {version.returnNote && version.state === "DRAFT" && <p className="rounded-lg border-l-4 border-waiting bg-waiting-soft px-4 py-3">Hiệu trưởng trả lại: {version.returnNote}</p>}
        <ChangeList version={version} />
        {isOpen && <FindingList version={version} />}
        {isOpen && <Desk version={version} filter={filterOf(await searchParams)} />}
        <PaperCard version={version} />
        <VersionSteps version={version} />
      </div>
    </>
  );
}

function aboutOf({ effectiveFrom, reason, preparedBy, signed }: VersionView): string {
  const who = signed ? `Hiệu trưởng ${signed.by} ký lúc ${showInstant(signed.at)}` : preparedBy ? `${preparedBy} soạn` : "";
  return [`Có hiệu lực từ ${showDay(effectiveFrom)}`, reason, who].filter(Boolean).join(" · ");
}

/** The book with this version laid over it; whoever may, changes it here. */
function Desk({ version, filter }: { version: VersionView; filter: ReturnType<typeof filterOf> }) {
  const { matrix, today, lastDay, may } = version;
  if (!matrix) return null;
  const title = "Bảng phân công nếu bản này có hiệu lực";
  return (
    <>
      {may.edit && (
        <div className="no-print flex flex-wrap gap-2.5">
          <ReplaceForm version={version} />
          <OfficeForm version={version} />
          <PaperForm version={version} />
          {version.mayCopy && <ActionForm action={copyLastYearAction} submit="Chép phân công năm trước" kind="secondary" inline fixed={{ assignmentId: version.id, version: version.version }} done="Đã chép. Mời xem lại từng lớp." />}
        </div>
      )}
      <Card title={title} action={<MatrixFilterForm action={`/phan-cong/${version.id}`} matrix={matrix} filter={filter} />} flush>
        {may.edit ? <DraftMatrix version={version} filter={filter} /> : <MatrixTable matrix={matrix} filter={filter} today={today} lastDay={lastDay} caption={title} />}
      </Card>
      <Card title="Nhiệm vụ toàn trường">
        <OfficeList offices={matrix.offices} today={today} lastDay={lastDay} />
      </Card>
    </>
  );
}
