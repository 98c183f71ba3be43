"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { SUBJECT_LEVEL_WORDS, TRAIT_LEVEL_WORDS } from "@/lib/domain/assessment/levels";
import type { InheritedPage } from "@/lib/server/pupils/moves/get-inherited";
import { inheritResultsAction } from "../../../actions";

type Results = NonNullable<InheritedPage["results"]>;
type Cell = Results["cells"][number];

/** One period as the old school's paper has it, in the order of the form: subjects, then qualities and competences, at the end of a term height and weight. */
export function InheritedForm({ page, results: { period, cells }, classId }: { page: InheritedPage; results: Results; classId: string }) {
  const { pupil, version, paper, mayWrite, school } = page;
  const subjects = cells.filter(({ cell }) => "subject" in cell);
  const traits = cells.filter(({ cell }) => cell.kind === "trait");
  const measures = cells.filter(({ cell }) => cell.kind === "height" || cell.kind === "weight");
  return (
    <ActionForm
      action={inheritResultsAction}
      fixed={{ classId, pupilId: pupil.id, period, version }}
      submit="Lưu kết quả của trường cũ"
      done={`Đã lưu kết quả của ${school}.`}
      blocked={mayWrite ? undefined : "Kết quả của trường cũ do nhân viên học vụ ghi theo giấy tờ; thầy cô chỉ xem."}
    >
      <FormField label="Ghi theo giấy tờ" name="paper" defaultValue={paper} hint="Học bạ giấy, học bạ số (mã tra cứu) hoặc phiếu kết quả của trường cũ." maxLength={120} autoComplete="off" />
      <h3 className="font-semibold">Môn học và hoạt động giáo dục</h3>
      <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-[minmax(9rem,1fr)_minmax(7rem,0.6fr)_2fr]">
        {subjects.map((one) => (
          <CellField key={one.key} of={one} />
        ))}
      </div>
      <h3 className="pt-2 font-semibold">Phẩm chất, năng lực</h3>
      <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-5">
        {traits.map((one) => (
          <CellField key={one.key} of={one} />
        ))}
      </div>
      {measures.length > 0 && (
        <>
          <h3 className="pt-2 font-semibold">Sức khỏe học kỳ I</h3>
          <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-5">
            {measures.map(({ key, words, value }) => (
              <FormField key={key} label={words} name={key} defaultValue={value} inputMode="decimal" maxLength={5} autoComplete="off" />
            ))}
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** A subject without a test has no mark: its comment then takes the room of both. */
function CellField({ of: { key, cell, words, value } }: { of: Cell }) {
  if (cell.kind === "mark") return <FormField label={words} name={key} defaultValue={value} inputMode="numeric" maxLength={2} autoComplete="off" />;
  if (cell.kind === "comment") return <div className="sm:col-start-3"><FormField label={words} name={key} defaultValue={value} maxLength={1000} autoComplete="off" /></div>;
  const levels = cell.kind === "trait" ? TRAIT_LEVEL_WORDS : SUBJECT_LEVEL_WORDS;
  return (
    <div className={cell.kind === "level" ? "sm:col-start-1" : ""}>
      <FormSelect label={words} name={key} defaultValue={value}>
        <option value="">Không ghi</option>
        {Object.entries(levels).map(([level, name]) => (
          <option key={level} value={level}>
            {name}
          </option>
        ))}
      </FormSelect>
    </div>
  );
}
