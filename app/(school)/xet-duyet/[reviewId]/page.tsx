import { notFound } from "next/navigation";
import { z } from "zod";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { PaperHead } from "@/components/paper-head";
import { PrintButton } from "@/components/print-button";
import { YEAR_RESULT_WORDS } from "@/lib/domain/assessment/levels";
import { showDay } from "@/lib/domain/vietnam-time";
import { requireCtx } from "@/lib/server/auth/guard";
import { getMinutes, type Minutes } from "@/lib/server/year-end/get-minutes";

export const metadata = { title: "Biên bản xét duyệt" };

/** The minutes of one review as a paper: who was present, what was decided of whom, by which decisions. */
export default async function MinutesPage({ params }: { params: Promise<{ reviewId: string }> }) {
  const { reviewId } = await params;
  if (!z.uuid().safeParse(reviewId).success) notFound();
  const ctx = await requireCtx("year.read-review", {});
  const minutes = await getMinutes(ctx, reviewId);
  const all = minutes.classes.flatMap(({ pupils }) => pupils);
  const count = (of: (pupil: (typeof all)[number]) => boolean) => all.filter(of).length;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Xét duyệt", href: "/xet-duyet" }, { label: `Biên bản ${minutes.minutes}` }]} />
      <div className="no-print mb-4 flex justify-end">
        <PrintButton />
      </div>
      <article className="mx-auto max-w-4xl space-y-4 rounded-xl border border-line bg-paper p-6 font-serif sm:p-10 print:border-0 print:p-0">
        <PaperHead school={minutes.year.schoolName} number={minutes.minutes} place={minutes.place} on={minutes.heldOn} trial={minutes.trial} />
        <h1 className="pt-2 text-center text-xl font-bold uppercase">Biên bản xét duyệt cuối năm học {minutes.year.label}</h1>
        <p>Ngày họp: {showDay(minutes.heldOn)}.</p>
        <p className="whitespace-pre-line">Thành phần: {minutes.members}</p>
        <p>
          Kết luận: xét {all.length} học sinh; {count(({ finding, result }) => finding === "CONFIRMED" && result !== "NOT_DONE")} học sinh hoàn thành chương trình,{" "}
          {count(({ finding, result }) => finding === "CONFIRMED" && result === "NOT_DONE")} học sinh chưa hoàn thành, {count(({ awards }) => awards.length > 0)} học sinh được khen thưởng,{" "}
          {count(({ finding }) => finding === "SET_ASIDE")} học sinh để lại lần sau.
        </p>
        <p>
          Quyết định lên lớp số {minutes.promotionDecision}
          {minutes.awardDecision && `; quyết định khen thưởng số ${minutes.awardDecision}`}, ngày {showDay(minutes.decidedOn)}.
        </p>
        {minutes.classes.map((one) => (
          <ClassPart key={one.name} of={one} />
        ))}
        <footer className="grid break-inside-avoid grid-cols-2 gap-6 pt-4 text-center">
          <p className="font-bold">THƯ KÝ</p>
          <div>
            <p className="font-bold">
              CHỦ TRÌ
              <br />
              HIỆU TRƯỞNG
            </p>
            <p className="pt-16 font-semibold">{minutes.head}</p>
          </div>
        </footer>
      </article>
    </>
  );
}

function ClassPart({ of: { name, pupils } }: { of: Minutes["classes"][number] }) {
  return (
    <section className="space-y-1.5">
      <h2 className="font-bold">
        Lớp {name} ({pupils.length} học sinh)
      </h2>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={`Danh sách lớp ${name}`}>
        <table className="w-full border-collapse border border-black text-left text-[0.92rem]">
          <thead>
            <tr>
              {["STT", "Họ và tên", "Kết quả", "Lên lớp", "Khen thưởng"].map((head) => (
                <th key={head} scope="col" className="border border-black px-2 py-1">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pupils.map((pupil) => (
              <tr key={pupil.pupilId} className="break-inside-avoid">
                <td className="border border-black px-2 py-1 text-right">{pupil.orderNo}</td>
                <td className="border border-black px-2 py-1">{pupil.fullName}</td>
                <td className="border border-black px-2 py-1">{pupil.result && YEAR_RESULT_WORDS[pupil.result]}</td>
                <td className="border border-black px-2 py-1">{pupil.finding === "SET_ASIDE" ? `Để lại: ${pupil.reason ?? ""}` : (pupil.completion ?? "Chờ đánh giá bổ sung")}</td>
                <td className="border border-black px-2 py-1">{pupil.awards.join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
