import "server-only";
import { decide } from "@/lib/domain/people/permissions";
import type { FileFormat } from "../db/client/enums";
import type { Ctx } from "../context";
import { AppError } from "../errors";
import { logRead } from "../audit/reads";
import { issuedName } from "./issued-files";
import { openToFamilies } from "./open-to-families";

export type IssuedFile = { name: string; bytes: Uint8Array; type: string };

const TYPES = { XML: "application/xml", PDF: "application/pdf" } as const satisfies Record<FileFormat, string>;

/** The newest revision of an issued file, for those who may hold it. Reading it is logged. Throws: NOT_FOUND, NOT_YOURS. */
export async function getFile(ctx: Ctx, unitId: string, format: FileFormat): Promise<IssuedFile> {
  const unit = await getIssued(ctx, unitId);
  const file = await ctx.db.fileRevision.findFirst({ where: { unitId, format }, orderBy: { revision: "desc" }, select: { bytes: true } });
  if (!file) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: `unit.download.${format.toLowerCase()}`, entityId: unitId, pupilId: unit.pupilId });
  return { name: `${issuedName(unit)}.${format.toLowerCase()}`, bytes: file.bytes, type: TYPES[format] };
}

/**
 * The newest evidence record of the XML, for those who may hold the XML; it is named so that a verifier finds it beside the file.
 * Reading it is logged. Throws: NOT_FOUND (also while there is none yet), NOT_YOURS.
 */
export async function getEvidenceRecord(ctx: Ctx, unitId: string): Promise<IssuedFile> {
  const unit = await getIssued(ctx, unitId);
  const record = await ctx.db.evidenceRecord.findFirst({ where: { unitId }, orderBy: { revision: "desc" }, select: { bytes: true } });
  if (!record) throw new AppError("NOT_FOUND");
  await logRead(ctx, { what: "unit.download.evidence", entityId: unitId, pupilId: unit.pupilId });
  return { name: `${issuedName(unit)}.xml.ers`, bytes: record.bytes, type: "application/octet-stream" };
}

async function getIssued(ctx: Ctx, unitId: string) {
  const unit = await ctx.db.unit.findFirst({
    where: { id: unitId, ...(ctx.actor.guardianId === null ? {} : await openToFamilies(ctx.db)) },
    select: { classId: true, pupilId: true, code: true, yearLabel: true, status: true },
  });
  if (!unit || unit.status === "SIGNING" || unit.status === "WITHDRAWN") throw new AppError("NOT_FOUND");
  const right = decide(ctx.actor, "unit.download", { classId: unit.classId, pupilId: unit.pupilId });
  if (!right.ok) throw new AppError(right.reason);
  return unit;
}
