"use client";
import { useRef, useState, useTransition } from "react";
import type { Answer } from "@/lib/server/answer";
import { REFUSAL_WORDS } from "@/lib/domain/refusal-words";

/** A server action as the door makes it. */
export type DoorAction<T> = (input: unknown) => Promise<Answer<T>>;

/**
 * Calls a server action and keeps its answer. The key stays the same until the action succeeds, so that sending again
 * after a lost connection has no second effect.
 */
export function useAction<T>(action: DoorAction<T>, onDone?: (value: T) => void) {
  const key = useRef<string | null>(null);
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [pending, start] = useTransition();

  const send = (input: Record<string, unknown>) => {
    if (pending) return;
    key.current ??= crypto.randomUUID();
    const request = { ...input, key: key.current };
    start(async () => {
      const got = await action(request).catch(() => NO_CONNECTION);
      if (got.ok) key.current = null;
      setAnswer(got);
      if (got.ok) onDone?.(got.value);
    });
  };
  return { send, pending, answer, refused: answer && !answer.ok ? answer : null };
}

const NO_CONNECTION = { ok: false, code: "DATABASE_DOWN", message: REFUSAL_WORDS.DATABASE_DOWN } as const;
