import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { DateInput } from "./date-input";

type Words = { label: string; name: string; hint?: string | undefined; error?: string | undefined };
/** `id` is of this one field: a page may hold two forms with fields of the same name. */
export type Frame = Words & { id: string };

const BOX = "mt-1.5 block w-full rounded-lg border bg-paper px-3 py-2 text-base min-h-11";
const edge = (error: string | undefined) => (error ? "border-danger border-2" : "border-line-strong");

/** Ties the label, the hint and the error to their input. */
export const described = ({ id, name, hint, error }: Frame) => ({
  id,
  name,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
});

/** The label, what helps with it, and what is wrong, over an input. */
export function FieldFrame({ id, label, hint, error, children }: Frame & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.92rem] text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** A line of text or a day, with its label, hint and error. */
export function Field({ label, name, hint, error, ...rest }: Words & InputHTMLAttributes<HTMLInputElement>) {
  const frame = { id: useId(), label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      {rest.type === "date" ? <DateInput {...rest} {...described(frame)} className={`${BOX} ${edge(error)}`} /> : <input {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`} />}
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({ label, name, hint, error, ...rest }: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const frame = { id: useId(), label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      <textarea rows={4} {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`} />
    </FieldFrame>
  );
}

/** One of a few. */
export function SelectField({ label, name, hint, error, children, ...rest }: Words & SelectHTMLAttributes<HTMLSelectElement>) {
  const frame = { id: useId(), label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      <select {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`}>
        {children}
      </select>
    </FieldFrame>
  );
}
