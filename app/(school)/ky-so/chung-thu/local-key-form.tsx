"use client";
import { useId, useState } from "react";
import { ActionForm, useFieldError } from "@/components/action-form";
import { declareLocalKeyAction } from "./actions";
import { readFile } from "./read-file";

const LARGEST = 24 * 1024;

/** Takes the certificate of a token that stays with its owner. */
export function LocalKeyForm() {
  const [files, setFiles] = useState<string[]>([]);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const read = async (chosen: readonly File[]) => {
    const tooLarge = chosen.find(({ size }) => size > LARGEST);
    setFault(tooLarge && `${tooLarge.name} lớn hơn 24 kB, không phải tệp chứng thư.`);
    setFiles(tooLarge ? [] : await Promise.all(chosen.map(readFile)));
  };
  return (
    <ActionForm action={declareLocalKeyAction} submit="Khai báo chứng thư" fixed={{ files }} done="Đã khai báo chứng thư.">
      <CertificateFiles fault={fault} onChoose={(chosen) => void read(chosen)} />
    </ActionForm>
  );
}

function CertificateFiles({ fault, onChoose }: { fault: string | undefined; onChoose: (chosen: readonly File[]) => void }) {
  const id = useId();
  const refused = useFieldError("files");
  const error = fault ?? refused;
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        Tệp chứng thư (.cer, .crt, .pem)
      </label>
      <p id={`${id}-hint`} className="text-[0.92rem] text-ink-soft">
        Xuất từ phần mềm quản lý token, không kèm khoá. Có tệp chứng thư của nơi cấp thì chọn cùng lúc.
      </p>
      {error && <p className="mt-1 font-semibold text-danger">{error}</p>}
      <input id={id} type="file" multiple accept=".cer,.crt,.pem,.der" aria-describedby={`${id}-hint`} className="mt-1.5 block w-full text-base" onChange={(event) => onChoose([...(event.target.files ?? [])])} />
    </div>
  );
}
