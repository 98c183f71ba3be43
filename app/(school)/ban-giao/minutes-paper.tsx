import { PaperHead } from "@/components/paper-head";
import { showDay, showInstant, vietnamDay } from "@/lib/domain/vietnam-time";
import type { Handover } from "@/lib/server/year-end/handovers";

/** The minutes as a paper, with a place for both signatures. */
export function MinutesPaper({ handover }: { handover: Handover }) {
  const { schoolName, place, trial, yearLabel, className, grade, homeroom, to, strengths, limits, papers, witness, accepted, given, received } = handover;
  const named = handover.pupils.filter((pupil) => pupil.strengths || pupil.limits);
  const receiver = grade === 5 ? "Nhà trường" : (to ?? "…");
  return (
    <article className="mx-auto max-w-4xl space-y-3 rounded-xl border border-line bg-paper p-6 font-serif sm:p-10 print:border-0 print:p-0">
      <PaperHead school={schoolName} place={place} on={given ? vietnamDay(given.at) : null} trial={trial} />
      <header className="pt-2 text-center">
        <h2 className="text-xl font-bold uppercase">Biên bản nghiệm thu, bàn giao kết quả giáo dục học sinh</h2>
        <p>
          Lớp {className}, năm học {yearLabel} ({handover.pupils.length} học sinh)
        </p>
      </header>
      <p>Bên giao: {homeroom.join(", ") || "…"}, giáo viên chủ nhiệm.</p>
      <p>Bên nhận: {receiver}{grade < 5 && ", giáo viên nhận lớp năm học tiếp theo"}.</p>
      {witness && <p>Giáo viên trung học cơ sở tham gia coi, chấm bài kiểm tra: {witness}.</p>}
      {accepted && (
        <p className="whitespace-pre-line">
          Nghiệm thu ngày {showDay(accepted.heldOn)}, thành phần: {accepted.present}. Đối chiếu bài kiểm tra cuối năm của {accepted.compared}/{handover.pupils.length} học sinh. {accepted.finding}
        </p>
      )}
      <p className="whitespace-pre-line">
        <strong>1. Nét nổi bật của lớp.</strong> {strengths || "…"}
      </p>
      <p className="whitespace-pre-line">
        <strong>2. Hạn chế, điều cần lưu ý.</strong> {limits || "…"}
      </p>
      <div>
        <p className="font-bold">3. Học sinh cần trao đổi riêng.</p>
        {named.length === 0 ? (
          <p>Không có.</p>
        ) : (
          <ol className="list-decimal pl-6">
            {named.map(({ pupilId, fullName, strengths: good, limits: weak }) => (
              <li key={pupilId} className="break-inside-avoid">
                {fullName}. {good && `Nét nổi bật: ${good}`} {weak && `Hạn chế: ${weak}`}
              </li>
            ))}
          </ol>
        )}
      </div>
      <p className="whitespace-pre-line">
        <strong>4. Hồ sơ bàn giao.</strong> {papers}
      </p>
      <footer className="grid grid-cols-2 gap-6 pt-4 text-center">
        <Signed title="BÊN GIAO" by={given?.by ?? homeroom.join(", ")} at={given?.at ?? null} />
        <Signed title="BÊN NHẬN" by={received?.by ?? (grade === 5 ? "" : (to ?? ""))} at={received?.at ?? null} />
      </footer>
    </article>
  );
}

const Signed = ({ title, by, at }: { title: string; by: string; at: Date | null }) => (
  <div className="break-inside-avoid">
    <p className="font-bold">{title}</p>
    <p className="min-h-16 pt-2 text-[0.9rem] italic">{at ? `Đã xác nhận trên hệ thống lúc ${showInstant(at)}` : ""}</p>
    <p className="font-semibold">{by}</p>
  </div>
);
