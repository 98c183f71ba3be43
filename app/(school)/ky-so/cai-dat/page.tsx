import { Breadcrumbs } from "@/components/breadcrumbs";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { decide } from "@/lib/domain/people/permissions";
import { requireMay } from "@/lib/server/auth/guard";
import { getSigningSettings } from "@/lib/server/signing-settings/get-settings";
import { AddRemoteForm } from "./add-remote-form";
import { AddServiceForm } from "./add-service-form";
import { PolicyForm } from "./policy-form";
import { RemoteTable } from "./remote-table";
import { RemoteUpkeep } from "./remote-upkeep";
import { RootForm } from "./root-form";
import { ServiceTable } from "./service-table";

export const metadata = { title: "Cài đặt ký số" };

/** How the school signs: the head's decisions, the roots it trusts, and the services the administrator keeps. */
export default async function SigningSettingsPage() {
  const ctx = await requireMay("signing.read-settings");
  const { school, services, roots, remote } = await getSigningSettings(ctx);
  const [decides, trusts, keeps] = [decide(ctx.actor, "signing.set-policy").ok, decide(ctx.actor, "signing.trust-root").ok, decide(ctx.actor, "signing.keep-services").ok];
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Ký số", href: "/ky-so" }, { label: "Cài đặt ký số" }]} />
      <PageHeader title="Cài đặt ký số" about="Hiệu trưởng quyết định trường ký thế nào và tin tổ chức chứng thực nào; quản trị giữ địa chỉ các dịch vụ." />
      <div className="space-y-5">
        <Card title="Quy định của trường">{decides ? <PolicyForm {...school} /> : <PolicyWords {...school} />}</Card>
        <Card title="Dịch vụ dấu thời gian và trạng thái chứng thư" flush>
          <ServiceTable services={services} keeps={keeps} />
          {keeps && <AddServiceForm />}
        </Card>
        <Card title="Tổ chức chứng thực gốc được tin cậy">
          <ul className="space-y-3">
            {roots.map(({ id, name, fingerprint }) => (
              <li key={id}>
                <p className="font-semibold">{name}</p>
                <p className="text-[0.9rem] break-all text-ink-soft">SHA-256 {fingerprint}</p>
              </li>
            ))}
          </ul>
          {trusts && <RootForm />}
        </Card>
        <Card title="Nhà cung cấp ký từ xa" flush>
          <RemoteTable services={remote} keeps={keeps} />
          {keeps && <RemoteUpkeep services={remote} />}
          {keeps && <AddRemoteForm />}
        </Card>
      </div>
    </>
  );
}

function PolicyWords({ sealOnToken, unknownStatus }: { sealOnToken: boolean; unknownStatus: "WAIT" | "SIGN_AND_COMPLETE" }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      <li>{sealOnToken ? "Dấu của trường chỉ ký bằng USB token (CV 2817/SGDĐT-VP)." : "Dấu của trường ký được bằng mọi loại khóa đã phê duyệt."}</li>
      <li>{unknownStatus === "WAIT" ? "Chưa biết trạng thái chứng thư thì chưa ký." : "Chưa biết trạng thái chứng thư thì vẫn ký, ghi rõ, bằng chứng bổ sung sau."}</li>
    </ul>
  );
}
