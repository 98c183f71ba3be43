import { REFUSAL_WORDS } from "@/lib/domain/refusal-words";
import type { Period } from "@/lib/domain/assessment/periods";
import type { ImportPreview } from "@/lib/domain/records/incoming/import-preview";

export type ImportPlace = { classId: string; period: Period };
type Reply<T> = { ok: true; value: T } | { ok: false; message: string };

/** Sends an Excel file to be looked through; nothing is written. */
export const previewFile = ({ classId, period }: ImportPlace, file: File, subject: string): Promise<Reply<ImportPreview>> =>
  post(`/api/sheets/v1/import/${classId}/${period}?mon=${subject}`, file, "application/octet-stream");

/** Writes what the preview showed as changes, all or none. `key`: the same for each try of one confirmation. */
export function confirmImport(place: ImportPlace, key: string, fileName: string, { lines }: ImportPreview): Promise<Reply<{ written: number }>> {
  const changes = lines.flatMap(({ cells }) => cells.filter(({ outcome }) => outcome === "change").map(({ pupilId, column, to, baseVersion }) => ({ pupilId, column, value: to, baseVersion })));
  return post("/api/sheets/v1/import", JSON.stringify({ ...place, key, fileName: fileName.slice(0, 200), changes }), "application/json");
}

async function post<T>(address: string, body: BodyInit, type: string): Promise<Reply<T>> {
  try {
    const response = await fetch(address, { method: "POST", body, headers: { "content-type": type } });
    return (await response.json()) as Reply<T>;
  } catch {
    return { ok: false, message: REFUSAL_WORDS.DATABASE_DOWN };
  }
}
