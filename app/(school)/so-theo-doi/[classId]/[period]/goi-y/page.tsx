import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { REMARK_KINDS, REMARK_WORDS } from "@/lib/domain/assessment/missing-items";
import { periodInside } from "@/lib/domain/assessment/periods";
import { findSubject } from "@/lib/domain/assessment/subjects";
import { traitsOf } from "@/lib/domain/assessment/traits";
import { listSuggestions } from "@/lib/server/comments/list-suggestions";
import { getSheet, keepsClass } from "@/lib/server/sheets/get-sheet";
import { listOwnPupils } from "@/lib/server/year-end/own-pupils";
import { listOwnLetters } from "@/lib/server/year-end/pupil-papers";
import type { SheetParams } from "../sheet-params";
import { openSheet } from "../sheet-params";
import { SheetTabs } from "../sheet-tabs";
import { PraiseCard } from "./praise-card";
import { SuggestionForm } from "./suggestion-form";
import { SuggestionItem } from "./suggestion-item";

export const metadata = { title: "Gợi ý cho giáo viên chủ nhiệm" };

/** What subject teachers suggest for qualities and competences; the homeroom teacher takes it over or lets it lie. */
export default async function SuggestionsPage({ params }: { params: SheetParams }) {
  const { ctx, classId, period } = await openSheet(params, "goi-y");
  const { facts, values, grid } = await getSheet(ctx, classId, period);
  const suggestions = await listSuggestions(ctx, facts, values);
  const decides = keepsClass(ctx, classId);
  const own = ctx.actor.duties.filter((duty) => duty.kind === "SUBJECT_TEACHER" && duty.classId === classId);
  const subjects = facts.subjects.filter((code) => own.some(({ subjectCode }) => subjectCode === code)).map((id) => ({ id, name: findSubject(id)?.short ?? id }));
  const traits = traitsOf(facts.grade).map(({ code, name }) => ({ id: `trait.${code}`, name }));
  const remarks = REMARK_KINDS.map((kind) => ({ id: `remark.${kind}`, name: REMARK_WORDS[kind] }));
  const pupils = grid.rows.filter(({ note }) => note === null).map(({ id, orderNo, name }) => ({ id, name: `${orderNo}. ${name}` }));
  const praised = decides ? new Set() : await listOwnPupils(ctx, classId);
  const letters = praised.size > 0 ? await listOwnLetters(ctx, facts.yearId, pupils) : [];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sổ theo dõi", href: "/so-theo-doi" }, { label: `Lớp ${facts.className}`, href: `/so-theo-doi/${classId}/${period}` }, { label: "Gợi ý" }]} />
      <PageHeader title={`Gợi ý phẩm chất, năng lực lớp ${facts.className}, ${periodInside(period)}`} about="Giáo viên bộ môn gợi ý, giáo viên chủ nhiệm quyết định. Gợi ý không tự vào bảng." />
      <SheetTabs actor={ctx.actor} classId={classId} period={period} current="goi-y" />
      <div className="space-y-5">
        <Card title={decides ? "Gợi ý của các thầy cô" : "Gợi ý của tôi"} flush>
          {suggestions.length === 0 ? (
            <div className="px-4 py-4 sm:px-5">
              <EmptyState title="Chưa có gợi ý nào">{decides ? "Gợi ý của giáo viên bộ môn hiện ở đây và bên cạnh ô trong bảng." : "Gợi ý đã gửi hiện ở đây cùng quyết định của giáo viên chủ nhiệm."}</EmptyState>
            </div>
          ) : (
            <ul>
              {suggestions.map((one) => (
                <SuggestionItem key={one.id} one={one} base={`/so-theo-doi/${classId}/${period}`} />
              ))}
            </ul>
          )}
        </Card>
        {subjects.length > 0 && !decides && (
          <Card title="Gửi gợi ý">
            <SuggestionForm classId={classId} period={period} subjects={subjects} pupils={pupils} traits={traits} remarks={remarks} />
          </Card>
        )}
        {praised.size > 0 && <PraiseCard classId={classId} pupils={pupils.filter(({ id }) => praised.has(id))} letters={letters} />}
      </div>
    </>
  );
}
