"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { suggestUsername } from "@/lib/domain/people/username";
import type { PersonWithoutAccount } from "@/lib/server/people/accounts/list-accounts";
import type { HandOver } from "@/lib/server/people/accounts/prepare-account";
import { prepareAccountAction } from "../../actions";
import { HandOverNote } from "../hand-over-note";

/** Whose account, under which name; then the password to hand over, shown once. */
export function PrepareAccountForm({ people }: { people: readonly PersonWithoutAccount[] }) {
  const [chosen, choose] = useState(people.length === 1 ? people[0] : undefined);
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  if (handOver) return <HandOverNote handOver={handOver} />;
  return (
    <ActionForm action={prepareAccountAction} submit="Lập tài khoản" blocked={chosen ? undefined : "Mời chọn người dùng trước."} fixed={{ person: chosen?.person, personId: chosen?.id }} onDone={setHandOver} stay>
      <FormSelect label="Người dùng" name="who" value={chosen?.id ?? ""} onChange={(event) => choose(people.find(({ id }) => id === event.target.value))}>
        {!chosen && <option value="">Chọn người…</option>}
        {people.map(({ id, name, about }) => (
          <option key={id} value={id}>
            {name} · {about}
          </option>
        ))}
      </FormSelect>
      {chosen && <FormField key={chosen.id} label="Tên đăng nhập" name="username" hint="Chữ không dấu, số, dấu chấm hoặc gạch." defaultValue={suggestUsername(chosen.name)} autoCapitalize="none" spellCheck={false} autoComplete="off" />}
    </ActionForm>
  );
}
