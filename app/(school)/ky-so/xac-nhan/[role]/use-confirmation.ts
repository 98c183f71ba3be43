"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useAction } from "@/components/use-action";
import type { ItemChange } from "@/lib/server/ceremonies/item-changes";
import { handPinAction, startBatchAction } from "../../actions";

/**
 * One confirmation in two steps: the batch is made of what was seen, then the PIN goes to it. A PIN that is refused is given again to the
 * same batch; a phone is asked at once (an empty PIN is handed over);
 * a key that needs something else goes on at the batch's own page.
 */
export function useConfirmation(previewId: string) {
  const router = useRouter();
  const pin = useRef<string | null>(null);
  const batch = useRef<string | null>(null); // read by answers that come before the next rendering
  const [made, setMade] = useState(false);
  const [allChanged, setAllChanged] = useState<readonly ItemChange[] | null>(null);
  const watch = (id: string) => router.push(`/ky-so/${id}`);
  const hand = useAction(handPinAction, () => batch.current && watch(batch.current));
  const start = useAction(startBatchAction, (answer) => {
    const { batchId } = answer;
    if (batchId === null) return setAllChanged(answer.changed);
    batch.current = batchId;
    setMade(true);
    if (pin.current === null) watch(batchId);
    else hand.send({ batchId, pin: pin.current });
  });
  const confirm = ({ except, pin: given }: { except: readonly string[]; pin: string | null }) => {
    pin.current = given;
    if (batch.current === null) start.send({ previewId, except });
    else hand.send({ batchId: batch.current, pin: given });
  };
  return { confirm, pending: start.pending || hand.pending, refusal: (hand.refused ?? start.refused)?.message ?? null, made, allChanged };
}
