import { Badge, type BadgeTone } from "@/components/badge";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { TaskList, TaskRow } from "@/components/task-row";
import { SERVICE_KIND_WORDS, serviceState } from "@/lib/domain/transcript/service-words";
import { showDay, vietnamDay } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { readHealth } from "@/lib/server/health/read-health";
import { BatchCard } from "./batch-card";
import { EvidenceCard } from "./evidence-card";

export const metadata = { title: "Tình trạng hệ thống" };

/** Whether everything that works in the background works: the signing process, its batches, the services asked, certificates and evidence. No result is on it. */
export default async function HealthPage() {
  const ctx = await requireMay("health.read");
  const health = await readHealth(ctx);
  return (
    <>
      <PageHeader title="Tình trạng hệ thống" about="Những việc chạy ngầm: bộ phận ký, dịch vụ được hỏi, chứng thư, bằng chứng lâu dài." />
      <div className="space-y-5">
        <TaskList label="Các bộ phận">
          <Line ok={health.workerUp} title="Bộ phận ký" good="Đang chạy" bad="Không trả lời; đợt ký chờ đến khi chạy lại, không mất gì" />
          {health.services.map((service) => (
            <ServiceLine key={service.id} {...service} />
          ))}
          {health.services.length === 0 && <TaskRow badge={<Badge tone="plain">Chưa khai báo</Badge>} title="Dấu thời gian, OCSP, CRL" detail="Học bạ vẫn ký và phát hành được; bằng chứng ở mức B-B, bổ sung sau." />}
          {health.lists.map(({ issuer, thisUpdate, nextUpdate, overdue }) => (
            <Line
              key={issuer}
              ok={!overdue}
              title={`Danh sách thu hồi của ${issuer}`}
              good={`Lập ${showDay(vietnamDay(thisUpdate))}${nextUpdate ? `, dùng đến ${showDay(vietnamDay(nextUpdate))}` : ""}`}
              bad={`Quá hạn từ ${nextUpdate ? showDay(vietnamDay(nextUpdate)) : ""}; trạng thái sau ngày ấy là “chưa biết”`}
            />
          ))}
          <Line ok={health.certificates.late === 0} title="Chứng thư của người ký" good="Không có chứng thư nào hết hạn trước hạn ký" bad={`${health.certificates.late} chứng thư hết hạn trước hạn ký, sắp hết hạn hoặc của người đã nghỉ; xem mục Ký số, Chứng thư số`} />
          {health.rootEnds && <TaskRow badge={<Badge tone="plain">Gốc tin cậy</Badge>} title="Tổ chức chứng thực gốc" detail={`Gốc hết hạn sớm nhất: ${showDay(vietnamDay(health.rootEnds))}`} />}
        </TaskList>
        <BatchCard batches={health.batches.open} />
        <EvidenceCard evidence={health.evidence} />
        <Card title="Việc nào do ai">
          <p className="text-ink-soft">Dịch vụ không trả lời: quản trị kiểm tra địa chỉ ở Cài đặt ký số. Đợt ký đang chờ: người ký nhập PIN hoặc xác nhận lại ở mục Ký số, trên máy nào cũng được. Bằng chứng chậm: cổng tự làm lại, không cần ai bấm.</p>
        </Card>
      </div>
    </>
  );
}

function Line({ ok, title, good, bad }: { ok: boolean; title: string; good: string; bad: string }) {
  return <TaskRow badge={<Badge tone={ok ? "sealed" : "danger"}>{ok ? "Tốt" : "Cần xem"}</Badge>} title={title} detail={ok ? good : bad} />;
}

function ServiceLine(service: Awaited<ReturnType<typeof readHealth>>["services"][number]) {
  const { tone, words } = serviceState(service);
  const TONE_WORDS: Record<typeof tone, { tone: BadgeTone; words: string }> = { sealed: { tone: "sealed", words: "Tốt" }, danger: { tone: "danger", words: "Cần xem" }, plain: { tone: "plain", words: "Chưa rõ" } };
  return <TaskRow badge={<Badge tone={TONE_WORDS[tone].tone}>{TONE_WORDS[tone].words}</Badge>} title={service.name} detail={`${SERVICE_KIND_WORDS[service.kind]} · ${words}`} />;
}
