"use client";
import { useState, type FormEvent } from "react";
import { ActionForm } from "@/components/action-form";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { Field } from "@/components/field";
import { FormField } from "@/components/form-field";
import { useAction } from "@/components/use-action";
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
  const [accepted, setAccepted] = useState(false);
  const { send, pending, refused } = useAction(tryRemoteAction, () => setAccepted(true));
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAccepted(false); // what was said of the try before
    send({ serviceId: id, user: new FormData(event.currentTarget).get("user") ?? "" });
  };
  return (
    <section aria-label={`Thử kết nối ${name}`} className="space-y-3">
      <h3 className="font-semibold">Thử kết nối</h3>
      <p className="text-ink-soft">Hỏi nhà cung cấp có nhận thông tin truy cập của trường không. Không ký gì, không ai bị hỏi trên điện thoại.</p>
      <form method="post" onSubmit={onSubmit} noValidate className="space-y-4">
        {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
        {adapter === "MYSIGN" && <Field label="Tên người dùng để thử" name="user" autoComplete="off" hint="MySign chỉ trả lời về một người dùng có thật." />}
        <Button type="submit" busy={pending}>
          Thử kết nối
        </Button>
      </form>
      <p role="status" className="font-semibold text-sealed">
        {accepted && !pending && `Kết nối được: ${name} trả lời và nhận thông tin truy cập của trường.`}
      </p>
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
        <FormField label="Mã bí mật mới (client secret)" name="secret" type="password" autoComplete="off" hint="Được mã hóa ngay và không hiện lại ở đâu." />
      </ActionForm>
    </section>
  );
}
