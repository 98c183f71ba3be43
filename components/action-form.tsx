"use client";
import { useRouter } from "next/navigation";
import { createContext, useContext } from "react";
import type { FormEvent, ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "./button";
import type { ButtonKind } from "./button-look";
import { ErrorSummary } from "./error-summary";
import { useAction } from "./use-action";
import type { DoorAction } from "./use-action";

const FieldErrors = createContext<Record<string, string>>({});

/** The error of a field of the surrounding form, for <Field error={…}>. */
export const useFieldError = (name: string): string | undefined => useContext(FieldErrors)[name];

type Props<T> = {
  action: DoorAction<T>;
  submit: string;
  kind?: ButtonKind;
  /** Sent with the form: ids and versions. */
  fixed?: Record<string, unknown>;
  /** Said when it is done. */
  done?: string;
  /** Where to go when it is done; otherwise the page is read anew. */
  then?: string;
  /** Shown instead of the form's own fields when it is done (what is shown once). Client components only. */
  onDone?: (value: T) => void;
  /** The page is not read anew: what onDone shows must not be swept away. */
  stay?: boolean;
  blocked?: string | undefined;
  inline?: boolean;
  children?: ReactNode;
};

/** A form around a server action: sends once, keeps what was typed, names each wrong field. */
export function ActionForm<T>({ action, submit, kind = "primary", fixed, done, then, onDone, stay = false, blocked, inline = false, children }: Props<T>) {
  const router = useRouter();
  const { send, pending, refused } = useAction(action, (value) => {
    if (done) toast.success(done);
    onDone?.(value);
    if (then) router.push(then);
    else if (!stay) router.refresh();
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send({ ...inputOf(new FormData(event.currentTarget)), ...fixed });
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate className={inline ? "inline-flex flex-wrap items-end gap-2" : "space-y-4"}>
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      <FieldErrors value={refused?.fields ?? {}}>{children}</FieldErrors>
      <Button type="submit" kind={kind} busy={pending} blocked={blocked}>
        {submit}
      </Button>
    </form>
  );
}

/** Names ending in "[]" become lists; everything else is a text. */
function inputOf(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.endsWith("[]")) input[name.slice(0, -2)] = form.getAll(name);
    else input[name] = form.get(name);
  }
  return input;
}
