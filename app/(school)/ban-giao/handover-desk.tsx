"use client";
import { useState } from "react";
import type { Handover } from "@/lib/server/year-end/handovers";
import { HandoverForm } from "./handover-form";
import { HandoverSteps } from "./handover-steps";

type Props = { handover: Handover; teachers: readonly { id: string; fullName: string }[]; self: string | null };

/** The minutes being written and their confirmations: what is signed is what was saved, so nothing is signed beside words that were not. */
export function HandoverDesk({ handover, teachers, self }: Props) {
  const [unsaved, setUnsaved] = useState(false);
  return (
    <>
      {handover.may.includes("write") && <HandoverForm handover={handover} teachers={teachers} self={self} onEdit={() => setUnsaved(true)} />}
      <HandoverSteps handover={handover} self={self} unsaved={unsaved} />
    </>
  );
}
