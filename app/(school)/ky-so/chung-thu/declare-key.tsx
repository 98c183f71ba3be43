"use client";
import { useState } from "react";
import { Card } from "@/components/card";
import { KEY_KIND_WORDS, KEY_KINDS, type KeyKind } from "@/lib/domain/transcript/key-words";
import { ImportKeyForm } from "./import-key-form";
import { LocalKeyForm } from "./local-key-form";
import { RemoteKeyForm, type Provider } from "./remote-key-form";
import { TokenKeyForm } from "./token-key-form";

type Props = { keepsSeal: boolean; providers: readonly Provider[] };

/** Where is the key? Then the one form that place needs. */
export function DeclareKey({ keepsSeal, providers }: Props) {
  const [kind, setKind] = useState<KeyKind>("PKCS12");
  return (
    <Card title="Khai báo chứng thư số">
      <fieldset>
        <legend className="font-semibold">Khóa ký của thầy cô ở đâu?</legend>
        <div className="mt-2 grid gap-2 md:grid-cols-2">
          {KEY_KINDS.map((one) => (
            <label key={one} className={`flex cursor-pointer gap-3 rounded-lg border px-4 py-3 ${one === kind ? "border-action bg-action-soft" : "border-line-strong"}`}>
              <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => setKind(one)} className="mt-1 size-4 shrink-0" />
              <span>
                <span className="block font-semibold">{KEY_KIND_WORDS[one].name}</span>
                <span className="block text-[0.93rem] text-ink-soft">{KEY_KIND_WORDS[one].declare}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-5 max-w-xl">
        <FormOf kind={kind} keepsSeal={keepsSeal} providers={providers} />
      </div>
    </Card>
  );
}

function FormOf({ kind, keepsSeal, providers }: Props & { kind: KeyKind }) {
  switch (kind) {
    case "PKCS12":
      return <ImportKeyForm keepsSeal={keepsSeal} />;
    case "PKCS11":
      return <TokenKeyForm />;
    case "LOCAL_SERVICE":
      return <LocalKeyForm />;
    case "REMOTE":
      return <RemoteKeyForm providers={providers} />;
  }
}
