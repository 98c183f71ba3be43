import { ActionForm } from "@/components/action-form";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { REMOTE_ADAPTER_WORDS } from "@/lib/domain/transcript/remote-words";
import type { SigningSettings } from "@/lib/server/signing-settings/get-settings";
import { switchRemoteAction } from "./actions";

type Remote = SigningSettings["remote"][number];

/** The providers of remote signatures the school has a contract with, and the switch for the administrator. No secret is here. */
export function RemoteTable({ services, keeps }: { services: readonly Remote[]; keeps: boolean }) {
  if (services.length === 0) return <p className="px-5 py-6 text-ink-soft">Trường chưa dùng ký từ xa.</p>;
  return (
    <Table
      caption="Nhà cung cấp ký từ xa"
      rows={services}
      keyOf={({ id }) => id}
      columns={[
        { head: "Nhà cung cấp", rowHeader: true, cell: ({ name }) => name },
        { head: "Cách kết nối", cell: ({ adapter }) => REMOTE_ADAPTER_WORDS[adapter].name },
        { head: "Địa chỉ", cell: ({ url }) => <span className="break-all">{url}</span> },
        { head: "Tình trạng", cell: ({ enabled }) => <Badge tone={enabled ? "sealed" : "plain"}>{enabled ? "Đang dùng" : "Đang tắt"}</Badge> },
        ...(keeps ? [{ head: "", cell: (service: Remote) => <Switch service={service} /> }] : []),
      ]}
    />
  );
}

function Switch({ service: { id, version, enabled, name } }: { service: Remote }) {
  const done = enabled ? `Đã tắt ${name}. Khóa ở đó chưa ký được cho đến khi bật lại.` : `Đã bật ${name}.`;
  return <ActionForm inline action={switchRemoteAction} submit={enabled ? "Tắt" : "Bật"} kind="secondary" fixed={{ serviceId: id, version, enabled: String(!enabled) }} done={done} />;
}
