import "server-only";
import type { Db } from "../context";

/** A file of an issued unit under the name it is downloaded by. `what`: as its download is logged. */
export type NamedFile = { name: string; what: string; bytes: Uint8Array };

/** The name of a unit's files, without their ending. */
export const issuedName = ({ yearLabel, code }: { yearLabel: string; code: string }) => `hoc-ba-${yearLabel}-${code.slice(0, 8)}`;

/** The newest revision of both files of an issued unit, and of the evidence of its XML once there is any. Call with the right to download, and log it. */
export async function newestFiles(db: Db, unit: { id: string; yearLabel: string; code: string }): Promise<NamedFile[]> {
  const where = { unitId: unit.id };
  const newest = { orderBy: { revision: "desc" }, select: { bytes: true } } as const;
  const found = {
    xml: await db.fileRevision.findFirst({ where: { ...where, format: "XML" }, ...newest }),
    pdf: await db.fileRevision.findFirst({ where: { ...where, format: "PDF" }, ...newest }),
    evidence: await db.evidenceRecord.findFirst({ where, ...newest }),
  };
  const endings = { xml: "xml", pdf: "pdf", evidence: "xml.ers" } as const; // the record is found beside its XML
  return (["xml", "pdf", "evidence"] as const).flatMap((kind) => {
    const bytes = found[kind]?.bytes;
    return bytes ? [{ name: `${issuedName(unit)}.${endings[kind]}`, what: `unit.download.${kind}`, bytes }] : [];
  });
}
