"use client";
import { signIn } from "next-auth/react";
import { useState, useTransition } from "react";
import type { FormEvent } from "react";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { Field } from "@/components/field";
import { REFUSAL_WORDS } from "@/lib/domain/refusal-words";

/** Name and password. What was typed stays after a refusal, except the password. */
export function SignInForm({ then }: { then: string }) {
  const [message, setMessage] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [pending, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = { username: String(new FormData(form).get("username")).trim(), password: String(new FormData(form).get("password")) };
    const empty = missing(typed);
    setFields(empty);
    setMessage(Object.keys(empty).length > 0 ? REFUSAL_WORDS.INVALID_INPUT : null);
    if (Object.keys(empty).length > 0) return;
    start(async () => {
      const answer = await signIn("credentials", { ...typed, redirect: false }).catch(() => null);
      // A full load, not a client navigation: nothing of the page before may stay.
      if (answer?.ok) return window.location.assign(then);
      setMessage(answer?.error ?? REFUSAL_WORDS.DATABASE_DOWN);
      const password = form.elements.namedItem("password");
      if (password instanceof HTMLInputElement) password.value = "";
    });
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="mt-5 space-y-5">
      {message && <ErrorSummary message={message} fields={fields} />}
      <Field label="Tên đăng nhập" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} error={fields["username"]} />
      <Field label="Mật khẩu" name="password" type="password" autoComplete="current-password" error={fields["password"]} />
      <Button type="submit" kind="primary" busy={pending} className="w-full">
        Đăng nhập
      </Button>
    </form>
  );
}

const missing = ({ username, password }: { username: string; password: string }): Record<string, string> => ({
  ...(username ? {} : { username: "Nhập tên đăng nhập" }),
  ...(password ? {} : { password: "Nhập mật khẩu" }),
});
