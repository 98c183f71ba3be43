"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField } from "@/components/form-field";
import type { SigningSettings } from "@/lib/server/signing-settings/get-settings";
import { changeRemoteSecretAction, tryRemoteAction } from "./actions";

type Remote = SigningSettings["remote"][number];

/** What the administrator does about a provider that is noted: try the connection, and give a secret that was changed there. */
export function RemoteUpkeep({ services }: { services: readonly Remote[] }) {
  return services.map((service) => (
    <details key={`${service.id}-${service.version}`} className="border-t border-line px-5 py-4">
      <summary className="font-semibold text-action">Thử kết nối, đổi mã bí mật: {service.name}</summary>
      <div className="mt-4 grid gap-x-8 gap-y-6 md:grid-cols-2">
        <TryForm service={service} />
        <SecretForm service={service} />
      </div>
    </details>
  ));
}

function TryForm({ service: { id, name, adapter } }: { service: Remote }) {
  const [tried, setTried] = useState(false);
  return (
    <section aria-label={`Thử kết nối ${name}`} className="space-y-3">
      <h3 className="font-semibold">Thử kết nối</h3>
      <p className="text-ink-soft">Hỏi nhà cung cấp có nhận thông tin truy cập của trường không. Không ký gì, không ai bị hỏi trên điện thoại.</p>
      <ActionForm action={tryRemoteAction} submit="Thử kết nối" kind="secondary" fixed={{ serviceId: id }} stay onDone={() => setTried(true)}>
        {adapter === "MYSIGN" && <FormField label="Tên người dùng để thử" name="user" autoComplete="off" hint="MySign chỉ trả lời về một người dùng có thật." />}
      </ActionForm>
      <p role="status">{tried && `Kết nối được: ${name} trả lời và nhận thông tin truy cập của trường.`}</p>
    </section>
  );
}

/** The field is empty again once it is noted. */
function SecretForm({ service: { id, name, version } }: { service: Remote }) {
  return (
    <section aria-label={`Đổi mã bí mật ${name}`} className="space-y-3">
      <h3 className="font-semibold">Đổi mã bí mật</h3>
      <p className="text-ink-soft">Khi nhà cung cấp đã đổi mã. Khóa đã khai báo ở đó vẫn dùng tiếp; mã cũ không giữ lại.</p>
      <ActionForm action={changeRemoteSecretAction} submit="Đổi mã bí mật" kind="secondary" fixed={{ serviceId: id, version }} done={`Đã đổi mã bí mật của ${name}.`}>
        <FormField label="Mã bí mật mới (client secret)" name="secret" type="password" autoComplete="off" hint="Được mã hoá ngay và không hiện lại ở đâu." />
      </ActionForm>
    </section>
  );
}
