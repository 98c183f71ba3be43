"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/button";
import { useAction } from "@/components/use-action";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { startBatchAction } from "./actions";

type Props = { role: SlotRole; classIds: readonly string[]; words: string; blocked?: string | undefined };

/** Makes a batch of what can be signed now and goes to the page where the PIN is given. */
export function StartBatch({ role, classIds, words, blocked }: Props) {
  const router = useRouter();
  const { send, pending, refused } = useAction(startBatchAction, ({ batchId }) => router.push(`/ky-so/${batchId}`));
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <Button kind="primary" blocked={blocked} busy={pending} onClick={() => send({ role, classIds })}>
        {words}
      </Button>
      {refused && (
        <span role="alert" className="max-w-72 text-right text-[0.9rem] text-danger">
          {refused.message}
        </span>
      )}
    </span>
  );
}
