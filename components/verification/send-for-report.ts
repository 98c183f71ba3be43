import type { ReportView } from "@/lib/domain/verification/report-view";

export type ReportAnswer = { ok: true; value: ReportView } | { ok: false; message: string };

/** Sends a file or the five facts and gives back the report, or the sentence that says why there is none. */
export async function sendForReport(address: string, body: BodyInit, type: string, noConnection: string): Promise<ReportAnswer> {
  try {
    const response = await fetch(address, { method: "POST", headers: { "content-type": type }, body });
    return (await response.json()) as ReportAnswer;
  } catch {
    return { ok: false, message: noConnection };
  }
}
