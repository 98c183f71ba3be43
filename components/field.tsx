import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

type Frame = { label: string; name: string; hint?: string | undefined; error?: string | undefined };

const BOX = "mt-1.5 block w-full rounded-lg border bg-paper px-3 py-2 text-base min-h-11";
const edge = (error: string | undefined) => (error ? "border-danger border-2" : "border-line-strong");

/** Ties the label, the hint and the error to their input. */
const described = ({ name, hint, error }: Frame) => ({
  id: name,
  name,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined,
});

function FieldFrame({ label, name, hint, error, children }: Frame & { children: ReactNode }) {
  return (
    <div>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-[0.92rem] text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="mt-1 font-semibold text-danger">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** A line of text, with its label, hint and error. */
export function Field({ label, name, hint, error, ...rest }: Frame & InputHTMLAttributes<HTMLInputElement>) {
  const frame = { label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      <input {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`} />
    </FieldFrame>
  );
}

/** Several lines of text. */
export function TextAreaField({ label, name, hint, error, ...rest }: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const frame = { label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      <textarea rows={4} {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`} />
    </FieldFrame>
  );
}

/** One of a few. */
export function SelectField({ label, name, hint, error, children, ...rest }: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  const frame = { label, name, hint, error };
  return (
    <FieldFrame {...frame}>
      <select {...described(frame)} {...rest} className={`${BOX} ${edge(error)}`}>
        {children}
      </select>
    </FieldFrame>
  );
}
