"use client";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { FileField } from "@/components/file-field";
import { FormField } from "@/components/form-field";
import { trustRootAction } from "./actions";

/** Takes a root into the school's trust: the file, and the fingerprint the authority publishes. */
export function RootForm() {
  const [file, setFile] = useState("");
  const read = async (chosen: File | undefined) => setFile(chosen ? btoa(String.fromCharCode(...new Uint8Array(await chosen.slice(0, 24 * 1024).arrayBuffer()))) : "");
  return (
    <details className="mt-4">
      <summary className="font-semibold text-action">Thêm tổ chức chứng thực gốc</summary>
      <div className="mt-3 max-w-xl">
        <ActionForm action={trustRootAction} submit="Tin cậy tổ chức này" fixed={{ file }} done="Đã thêm tổ chức chứng thực gốc.">
          <FileField label="Tệp chứng thư gốc (.crt, .cer, .pem)" name="file" accept=".crt,.cer,.pem,.der" onChoose={([chosen]) => void read(chosen)} />
          <FormField label="Dấu vân tay SHA-256" name="fingerprint" hint="Chép từ trang chính thức của tổ chức chứng thực, không lấy từ tệp." autoComplete="off" />
        </ActionForm>
      </div>
    </details>
  );
}
