"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FileField } from "@/components/file-field";
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
      <FileField
        label="Tệp chứng thư (.cer, .crt, .pem)"
        name="files"
        hint="Xuất từ phần mềm quản lý token, không kèm khóa. Có tệp chứng thư của nơi cấp thì chọn cùng lúc."
        multiple
        accept=".cer,.crt,.pem,.der"
        fault={fault}
        onChoose={(chosen) => void read(chosen)}
      />
    </ActionForm>
  );
}
