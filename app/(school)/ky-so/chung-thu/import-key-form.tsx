"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FileField } from "@/components/file-field";
import { FormField, FormSelect } from "@/components/form-field";
import { importKeyAction } from "./actions";
import { readFile } from "./read-file";

const LARGEST = 64 * 1024;

/** Takes a PKCS#12 file of the signer's own. The file's password and the PIN are used once and kept nowhere. */
export function ImportKeyForm({ keepsSeal }: { keepsSeal: boolean }) {
  const [file, setFile] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const read = async (chosen: File | undefined) => {
    setFault(chosen && chosen.size > LARGEST ? "Tệp lớn hơn 64 kB, không phải tệp chứng thư." : undefined);
    setFile(chosen && chosen.size <= LARGEST ? await readFile(chosen) : null);
  };
  return (
    <ActionForm action={importKeyAction} submit="Nạp chứng thư" fixed={{ file: file ?? "", ...(keepsSeal ? {} : { holder: "PERSON" }) }} done="Đã nạp chứng thư.">
      {keepsSeal && (
        <FormSelect label="Chứng thư của ai" name="holder">
          <option value="SCHOOL">Nhà trường</option>
          <option value="PERSON">Cá nhân tôi</option>
        </FormSelect>
      )}
      <FileField label="Tệp chứng thư (.p12, .pfx)" name="file" accept=".p12,.pfx" fault={fault} onChoose={([chosen]) => void read(chosen)} />
      <FormField label="Mật khẩu của tệp" name="password" type="password" autoComplete="off" />
      <FormField label="PIN mới để ký" name="pin" type="password" autoComplete="new-password" hint="Ít nhất 6 kí tự. Chỉ mình thầy cô biết; nhà trường không khôi phục được." />
    </ActionForm>
  );
}
