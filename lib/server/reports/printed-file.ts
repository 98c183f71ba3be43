import "server-only";
import { z } from "zod";
import { PAPER_SIZES } from "@/lib/documents/forms/print-paper";

export const PRINT_FORMATS = ["pdf", "xlsx"] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/** A paper made on request: never stored, the same data give the same pages. */
export type PrintedFile = { name: string; bytes: Uint8Array; type: string };

export const PDF_TYPE = "application/pdf";

/** What may stand behind the question mark of a paper's address; anything else is left out. */
export const PrintOptions = z.object({
  giay: z.enum(PAPER_SIZES).optional().catch(undefined),
  hs: z.uuid().optional().catch(undefined), // one pupil's slip
});
export type PrintOptions = z.infer<typeof PrintOptions>;

/** The answer that gives a paper to the browser, to be saved. */
export const answerWith = ({ name, bytes, type }: PrintedFile): Response =>
  new Response(new Uint8Array(bytes), { headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, "x-content-type-options": "nosniff" } });
