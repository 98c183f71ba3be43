"use client";
import { ActionForm } from "@/components/action-form";
import { FormField, FormSelect } from "@/components/form-field";
import { SERVICE_KIND_WORDS } from "@/lib/domain/transcript/service-words";
import { addServiceAction } from "./actions";

/** One more address to ask. */
export function AddServiceForm() {
  return (
    <div className="border-t border-line px-5 py-4">
      <details>
        <summary className="font-semibold text-action">Thêm dịch vụ</summary>
        <div className="mt-3 max-w-xl">
          <ActionForm action={addServiceAction} submit="Thêm dịch vụ" done="Đã thêm dịch vụ.">
            <FormSelect label="Loại" name="kind">
              {Object.entries(SERVICE_KIND_WORDS).map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </FormSelect>
            <FormField label="Tên dịch vụ" name="name" />
            <FormField label="Địa chỉ" name="url" hint="Ví dụ http://tsa.ca.gov.vn" inputMode="url" />
          </ActionForm>
        </div>
      </details>
    </div>
  );
}
