import "server-only";
import { nextEvidenceTry } from "@/lib/domain/transcript/evidence-step";
import type { EvidenceFault } from "@/lib/domain/verification/evidence-words";
import { verifyFile } from "@/lib/documents/verification";
import { nodeDigest, nodeSha256, nodeVerifyRsa } from "@/lib/signing/node-crypto";
import { loadTrust } from "../certificates/trust";
import type { Prisma, PrismaClient } from "../db/client/client";
import { pdfTools } from "../transcripts/paper-tools";
import { advanceEvidence, type Advance, type EvidenceRun, type FileUnderway } from "./advance-evidence";
import { openPdfEvidence, openXmlEvidence } from "./file-evidence";

/** What stands of a unit: its state, and the newest of each file and of the record. */
const UNIT_FOR_EVIDENCE = {
  id: true,
  pupilId: true,
  evidence: true,
  files: { orderBy: { revision: "asc" }, select: { format: true, revision: true, bytes: true } },
  xmlEvidence: { orderBy: { revision: "desc" }, take: 1, select: { revision: true, bytes: true } },
} as const satisfies Prisma.UnitSelect;
type UnitForEvidence = Prisma.UnitGetPayload<{ select: typeof UNIT_FOR_EVIDENCE }>;
type State = NonNullable<UnitForEvidence["evidence"]>;

/**
 * Takes the evidence of one issued unit as far as it can be taken now, both files: first everything is fetched and verified, then one
 * transaction keeps what came of it, with the state and the history. Of two workers at once only one writes.
 *
 * Returns false when somebody else wrote meanwhile, or there is nothing to prove.
 */
export async function completeEvidence(db: PrismaClient, run: EvidenceRun, unitId: string): Promise<boolean> {
  const unit = await db.unit.findUnique({ where: { id: unitId }, select: UNIT_FOR_EVIDENCE });
  const [state, pdf, xml] = [unit?.evidence, newestOf(unit, "PDF"), newestOf(unit, "XML")];
  if (!unit || !state || !pdf || !xml) return false;
  const record = unit.xmlEvidence[0] ?? null;
  const open = await openBoth({ pdf: pdf.bytes, xml: xml.bytes, record: record?.bytes ?? null });
  if (open === null) return keep(db, run, { unit, state, advances: null });
  const verify = await verifierOf(db, run);
  const advances = {
    PDF: await advanceEvidence(run, { format: "PDF", level: state.pdfLevel, open: open.pdf, verify: (bytes) => verify(bytes, null) }),
    XML: await advanceEvidence(run, { format: "XML", level: state.xmlLevel, open: open.xml, verify: (bytes) => verify(xml.bytes, bytes) }),
  } satisfies Record<FileUnderway["format"], Advance>;
  return keep(db, run, { unit, state, advances });
}

const newestOf = (unit: UnitForEvidence | null, format: "PDF" | "XML") => unit?.files.findLast((file) => file.format === format);

async function openBoth({ pdf, xml, record }: { pdf: Uint8Array; xml: Uint8Array; record: Uint8Array | null }) {
  const [openPdf, openXml] = [openPdfEvidence(pdf, await pdfTools()), openXmlEvidence(xml, record)];
  return openPdf && openXml ? { pdf: openPdf, xml: openXml } : null;
}

/** The school's own verifier, with what it has been told of certificates so far. */
async function verifierOf(db: PrismaClient, { clock }: EvidenceRun) {
  const fixed = { sha256: nodeSha256, digest: nodeDigest, verifyRsa: nodeVerifyRsa, tools: await pdfTools() };
  return async (bytes: Uint8Array, evidenceRecord: Uint8Array | null) =>
    // A service's clock may be a breath ahead of ours.
    verifyFile(bytes, { ...fixed, ...(await loadTrust(db)), now: new Date(clock().getTime() + CLOCKS_APART_MS), evidenceRecord });
}

const CLOCKS_APART_MS = 10 * 60_000;

type Outcome = { unit: UnitForEvidence; state: State; advances: { PDF: Advance; XML: Advance } | null };

/** advances null: the files kept cannot be read again. */
async function keep(db: PrismaClient, { clock }: EvidenceRun, { unit, state, advances }: Outcome): Promise<boolean> {
  const now = clock();
  const next = stateAfter(now, state, advances);
  return db.$transaction(async (tx) => {
    const claimed = await tx.evidenceState.updateMany({ where: { unitId: unit.id, version: state.version }, data: { ...next, updatedAt: now, version: { increment: 1 } } });
    if (claimed.count !== 1) return false;
    const { pdf, xml } = { pdf: advances?.PDF.bytes, xml: advances?.XML.bytes };
    if (pdf) await tx.fileRevision.create({ data: { ...revisionRow(unit, now, pdf), format: "PDF", level: next.pdfLevel, revision: (newestOf(unit, "PDF")?.revision ?? 0) + 1 } });
    if (xml) await tx.evidenceRecord.create({ data: { ...revisionRow(unit, now, xml), level: next.xmlLevel, revision: (unit.xmlEvidence[0]?.revision ?? 0) + 1 } });
    if (pdf || xml) await tx.transcriptEvent.create({ data: eventOf(unit, now, state, next) });
    return true;
  });
}

const revisionRow = (unit: UnitForEvidence, now: Date, bytes: Uint8Array) => ({ unitId: unit.id, bytes: new Uint8Array(bytes), digest: new Uint8Array(nodeSha256(bytes)), createdAt: now });

type NextState = Pick<State, "pdfLevel" | "xmlLevel" | "stampedAt" | "stampedBy" | "renewBy" | "nextTryAt" | "tries" | "lastFault">;

/** Tried again until both files are complete, then when the first of their time-stamps is to be renewed. */
function stateAfter(now: Date, state: State, advances: Outcome["advances"]): NextState {
  const { PDF: pdf, XML: xml } = advances ?? { PDF: null, XML: null };
  const fault: EvidenceFault | null = advances === null ? "FILE_NOT_VALID" : (pdf?.fault ?? xml?.fault ?? null);
  const hasMoved = Boolean(pdf?.bytes ?? xml?.bytes);
  const [pdfLevel, xmlLevel] = [pdf?.level ?? state.pdfLevel, xml?.level ?? state.xmlLevel];
  const isDone = fault === null && pdfLevel === "B_LTA" && xmlLevel === "B_LTA";
  const tries = isDone ? 0 : hasMoved ? 1 : state.tries + 1;
  const stamps = [pdf?.last, xml?.last].flatMap((last) => last ?? []);
  const [older] = stamps.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const [first] = stamps.toSorted((one, other) => one.renewBy.getTime() - other.renewBy.getTime());
  return {
    pdfLevel,
    xmlLevel,
    stampedAt: older?.at ?? state.stampedAt,
    stampedBy: older?.by ?? state.stampedBy,
    renewBy: first?.renewBy ?? state.renewBy,
    nextTryAt: isDone ? null : nextEvidenceTry(now, tries),
    tries,
    lastFault: fault,
  };
}

const eventOf = ({ id, pupilId }: UnitForEvidence, now: Date, before: State, after: NextState) => ({
  at: now,
  actorName: "Hệ thống",
  action: "unit.evidence",
  entity: "unit",
  entityId: id,
  pupilId,
  before: { pdf: before.pdfLevel, xml: before.xmlLevel },
  after: { pdf: after.pdfLevel, xml: after.xmlLevel },
});
