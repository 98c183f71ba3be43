"use client";
import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { useFieldError } from "./action-form";
import { described, FieldFrame } from "./field";

type Props = { label: string; name: string; accept: string; hint?: string; multiple?: boolean; fault?: string | undefined; onChoose: (chosen: readonly File[]) => void };

/** Chooses files inside an ActionForm. name: of the field the door refuses; fault: what is wrong with the files before anything is sent. */
export function FileField({ label, name, accept, hint, multiple = false, fault, onChoose }: Props) {
  const id = useId();
  const refused = useFieldError(name);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const error = fault ?? refused;
  const choose = (files: readonly File[]) => {
    setChosen(files.map((file) => file.name));
    onChoose(files);
  };
  const frame = { id, label, name, hint, error };
  const { "aria-invalid": invalid, "aria-describedby": describedBy } = described(frame);
  return (
    <FieldFrame {...frame}>
      <label className="mt-1.5 flex min-h-12 cursor-pointer items-center gap-3 rounded-lg border-2 border-dashed border-line-strong bg-paper px-4 py-2.5 focus-within:border-action hover:border-action">
        <FileUp aria-hidden className="size-5 shrink-0 text-action" />
        <span className="min-w-0 break-words font-semibold text-action">{chosen.length > 0 ? chosen.join(", ") : "Chọn tệp"}</span>
        <input id={id} type="file" multiple={multiple} accept={accept} aria-invalid={invalid} aria-describedby={describedBy} className="sr-only" onChange={(event) => choose([...(event.target.files ?? [])])} />
      </label>
    </FieldFrame>
  );
}
