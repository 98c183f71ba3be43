import "server-only";
import type { Prisma } from "../db/client/client";
import type { FileFormat } from "../db/client/enums";
import type { SlotSignature, TranscriptData } from "@/lib/documents/transcript-data";
import { vietnamInstant } from "@/lib/domain/vietnam-time";

/** What the ceremony reads of a unit: the snapshot, every slot, every signature with its certificate. */
export const UNIT_FOR_SIGNING = {
  id: true,
  kind: true,
  status: true,
  version: true,
  code: true,
  startYear: true,
  pupilId: true,
  fullName: true,
  classId: true,
  className: true,
  declaredOn: true,
  replacesId: true,
  data: true,
  slots: {
    orderBy: [{ stage: "asc" }, { key: "asc" }],
    select: {
      id: true,
      key: true,
      role: true,
      stage: true,
      staffId: true,
      signerName: true,
      signerIdentity: true,
      signedAt: true,
      signatures: {
        select: {
          id: true,
          format: true,
          state: true,
          hash: true,
          preparedAt: true,
          signingTime: true,
          value: true,
          certificateId: true,
          certificate: { select: { der: true, chain: true } },
        },
      },
    },
  },
} as const satisfies Prisma.UnitSelect;

export type UnitForSigning = Prisma.UnitGetPayload<{ select: typeof UNIT_FOR_SIGNING }>;
export type SlotForSigning = UnitForSigning["slots"][number];

/** The snapshot. It was checked when it was made and its digest is kept beside it. */
export const dataOf = (unit: Pick<UnitForSigning, "data">) => unit.data as unknown as TranscriptData;

/** The signatures that are part of one file so far, in signing order. */
export function embeddedSignatures(unit: Pick<UnitForSigning, "slots">, format: FileFormat): SlotSignature[] {
  return unit.slots.flatMap((slot) =>
    slot.signatures
      .filter((signature) => signature.format === format && signature.state === "EMBEDDED")
      .map((signature) => toSlotSignature(slot.key, signature)),
  );
}

export function toSlotSignature(slot: string, signature: SlotForSigning["signatures"][number]): SlotSignature {
  if (!signature.value) throw new Error(`signature ${signature.id} has no value`);
  return {
    slot,
    signingTime: vietnamInstant(signature.signingTime),
    certificate: signature.certificate.der,
    chain: signature.certificate.chain,
    value: signature.value,
  };
}
