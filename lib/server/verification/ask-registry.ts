import "server-only";
import type { RegistryRecord } from "@/lib/domain/verification/report";
import { vietnamInstant } from "@/lib/domain/vietnam-time";
import { nodeSha256 } from "@/lib/signing/node-crypto";
import type { Db } from "../context";

const STANDINGS = { ISSUED: "IN_FORCE", REVOKED: "REVOKED", REPLACED: "REPLACED" } as const;

/** The register's word, and the record that proves an XML in the long run, when the file is the one it is of. */
export type RegistryAnswer = { registry: RegistryRecord; evidenceRecord: Uint8Array | null };

/**
 * What the school's register says of a unit and of this very file. Null when the register does not know the code.
 * existedBy: the archive holds these bytes since then, which proves that they were signed before.
 */
export async function askRegistry(db: Db, code: string, bytes: Uint8Array): Promise<RegistryAnswer | null> {
  const unit = await db.unit.findUnique({
    where: { code },
    select: { id: true, status: true, replacedBy: { select: { code: true } }, files: { where: { digest: new Uint8Array(nodeSha256(bytes)) }, select: { createdAt: true, format: true } } },
  });
  if (!unit || unit.status === "SIGNING" || unit.status === "WITHDRAWN") return null;
  const [file] = unit.files;
  const registry = {
    standing: STANDINGS[unit.status],
    ...(unit.replacedBy ? { replacedBy: unit.replacedBy.code } : {}),
    ...(file ? { existedBy: vietnamInstant(file.createdAt) } : {}),
  };
  const record = file?.format === "XML" ? await db.evidenceRecord.findFirst({ where: { unitId: unit.id }, orderBy: { revision: "desc" }, select: { bytes: true } }) : null;
  return { registry, evidenceRecord: record?.bytes ?? null };
}
