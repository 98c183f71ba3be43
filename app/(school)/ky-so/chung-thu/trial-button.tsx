"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/button";
import { useAction } from "@/components/use-action";
import { startTrialAction } from "./actions";

/** Proves key, PIN and certificate on a record of nobody, weeks before they are needed. */
export function TrialButton({ certificateId, whose }: { certificateId: string; whose: string }) {
  const router = useRouter();
  const { send, pending, refused } = useAction(startTrialAction, ({ batchId }) => router.push(`/ky-so/${batchId}`));
  return (
    <div className="mt-3">
      {refused && <p className="mb-2 font-semibold text-danger">{refused.message}</p>}
      <Button busy={pending} onClick={() => send({ certificateId })} aria-label={`Ký thử, ${whose}`}>
        Ký thử
      </Button>
    </div>
  );
}
