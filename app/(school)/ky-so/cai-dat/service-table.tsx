import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { serviceState, SERVICE_KIND_WORDS } from "@/lib/domain/transcript/service-words";
import type { SigningSettings } from "@/lib/server/signing-settings/get-settings";
import { switchServiceAction } from "./actions";

type Service = SigningSettings["services"][number];

/** Each address that is asked, how it went last, and the switch for the administrator. */
export function ServiceTable({ services, keeps }: { services: readonly Service[]; keeps: boolean }) {
  if (services.length === 0) return <p className="px-5 py-6 text-ink-soft">Chưa khai báo dịch vụ nào. Học bạ vẫn ký và phát hành được; bằng chứng ở mức B-B, bổ sung sau.</p>;
  return (
    <Table
      caption="Dịch vụ dấu thời gian và trạng thái chứng thư"
      rows={services}
      keyOf={({ id }) => id}
      columns={[
        { head: "Dịch vụ", rowHeader: true, cell: ({ name }) => name },
        { head: "Loại", cell: ({ kind }) => SERVICE_KIND_WORDS[kind] },
        { head: "Địa chỉ", cell: ({ url }) => <span className="break-all">{url}</span> },
        { head: "Tình trạng", cell: (service) => <State service={service} /> },
        ...(keeps ? [{ head: "", cell: (service: Service) => <Switch service={service} /> }] : []),
      ]}
    />
  );
}

function State({ service }: { service: Service }) {
  const { tone, words } = serviceState(service);
  return <Badge tone={tone}>{words}</Badge>;
}

function Switch({ service: { id, version, enabled, name } }: { service: Service }) {
  return (
    <ActionForm inline action={switchServiceAction} submit={enabled ? "Tắt" : "Bật"} kind="secondary" fixed={{ serviceId: id, version, enabled: String(!enabled) }} done={enabled ? `Đã tắt ${name}.` : `Đã bật ${name}.`} />
  );
}
