import { Breadcrumbs } from "@/components/breadcrumbs";
import { EmptyState } from "@/components/empty-state";
import { LinkButton } from "@/components/link-button";
import { PageHeader } from "@/components/page-header";
import { mayEver } from "@/lib/domain/people/permissions";
import { vietnamDay, type Day } from "@/lib/domain/vietnam-time";
import { requireMay } from "@/lib/server/auth/guard";
import { listCertificates } from "@/lib/server/certificates/list-certificates";
import { listProviders } from "@/lib/server/certificates/find-remote-keys";
import { CertificateCard, nameIn } from "./certificate-card";
import { DeclareKey } from "./declare-key";

export const metadata = { title: "Chứng thư số" };

/** My certificates; for those who keep the register, everyone's. */
export default async function CertificatesPage() {
  const ctx = await requireMay("certificate.read");
  const rows = await listCertificates(ctx);
  const others = othersOf(rows);
  const today = vietnamDay(ctx.now);
  const signs = ctx.actor.staffId !== null && mayEver(ctx.actor, "key.manage-own");
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Ký số", href: "/ky-so" }, { label: "Chứng thư số" }]} />
      <PageHeader
        title="Chứng thư số"
        actions={mayEver(ctx.actor, "signing.read-settings") && <LinkButton href="/ky-so/cai-dat">Cài đặt ký số</LinkButton>}
        about="Chỉ chứng thư mang đúng số định danh của người ký mới dùng được. Chứng thư của hiệu trưởng và của trường phải được cấp trên phê duyệt trước khi ký."
      />
      <div className="space-y-5">
        {rows.length === 0 && <EmptyState title="Chưa khai báo chứng thư nào">Khai báo chứng thư do tổ chức chứng thực cấp ở mục bên dưới.</EmptyState>}
        <Radar rows={rows} />
        <Cards title="Chờ thầy cô xử lý" rows={others.filter(isWaiting)} today={today} />
        <Cards title="Chứng thư của tôi" rows={rows.filter(({ mine }) => mine)} today={today} />
        {signs && <DeclareKey keepsSeal={mayEver(ctx.actor, "unit.seal")} providers={await listProviders(ctx)} />}
        <Cards title="Chứng thư trong trường" rows={others.filter((row) => !isWaiting(row))} today={today} />
      </div>
    </>
  );
}

type Rows = Awaited<ReturnType<typeof listCertificates>>;

/** Those that want something of somebody first. */
function othersOf(rows: Rows): Rows {
  const wants = ({ radar, left, steps }: Rows[number]) => radar.length > 0 || left || steps.some((step) => step !== "revoke");
  const others = rows.filter(({ mine }) => !mine);
  return [...others.filter(wants), ...others.filter((row) => !wants(row))];
}

/** Somebody else's certificate that cannot sign before this person has written down a decision: it stands at the top, where the list of work leads. */
const isWaiting = ({ mine, steps }: Rows[number]) => !mine && steps.some((step) => step !== "revoke");

function Cards({ title, rows, today }: { title: string; rows: Rows; today: Day }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-[1.1rem] font-semibold">{title}</h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {rows.map((row) => (
          <CertificateCard key={row.id} row={row} today={today} />
        ))}
      </ul>
    </section>
  );
}

const NAMED = 4;

/** "2 chứng thư chưa ký thử: Nguyễn Thị A, Lê Văn B" */
function told(what: string, rows: Rows): string {
  const names = rows.slice(0, NAMED).map(({ subject }) => nameIn(subject)).join(", ");
  return rows.length > 0 ? `${rows.length} chứng thư ${what}: ${names}${rows.length > NAMED ? "…" : ""}` : "";
}

/** How many of them need something before the deadlines, said once at the top. */
function Radar({ rows }: { rows: Rows }) {
  const late = rows.filter(({ radar }) => radar.some(({ code }) => code !== "NEVER_TRIED"));
  const untried = rows.filter(({ radar }) => radar.some(({ code }) => code === "NEVER_TRIED"));
  const words = [told("hết hạn trước hạn ký hoặc sắp hết hạn", late), told("chưa ký thử", untried)].filter(Boolean).join(" · ");
  return words && <p className="rounded-lg bg-waiting-soft px-4 py-3 text-waiting">{words}.</p>;
}
