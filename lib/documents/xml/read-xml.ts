import type { FileFault } from "@/lib/domain/verification/file-fault";
import type { SlotSignature, TranscriptData } from "../transcript-data";
import { findLayout } from "./layouts";
import type { Layout } from "./layouts";
import { decodeText, parseXml } from "./parse";
import { readDataNode } from "./read-data";
import { readSignatureArea } from "./read-signatures";
import { isRecord, valueAt } from "./tag-table";

/**
 * What a file says, before anything of it is believed.
 *
 * NOT_OURS: not a học bạ of this portal, not to be judged. MALFORMED: one of ours whose structure was changed.
 */
export type XmlContents =
  | { kind: "READ"; data: TranscriptData; signatures: readonly SlotSignature[] }
  | { kind: "MALFORMED"; about: string }
  | { kind: "NOT_OURS"; fault: FileFault };

/**
 * Reads a học bạ XML strictly, signed or not. The values are not authenticated: verifyXml does that.
 *
 * Never throws; time and memory are bounded by the guard.
 */
export function readXml(bytes: Uint8Array): XmlContents {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { kind: "NOT_OURS", fault: parsed.fault };
  const root = rootOf(parsed.tree);
  if (root === null) return { kind: "NOT_OURS", fault: { code: "OTHER_DOCUMENT" } };
  const layout = layoutOf(root);
  if (layout === null) return { kind: "NOT_OURS", fault: { code: "OTHER_LAYOUT" } };
  return readParts(root, layout);
}

function readParts(root: Record<string, unknown>, layout: Layout): XmlContents {
  const unknown = Object.keys(root).find((key) => key !== "DU_LIEU_HOC_BA" && key !== "DANH_SACH_THONG_TIN_KY");
  if (unknown !== undefined) return { kind: "MALFORMED", about: `HOC_BA/${unknown}` };
  const read = readDataNode(root["DU_LIEU_HOC_BA"], layout);
  if (!read.ok) return { kind: "MALFORMED", about: read.about };
  if (!("DANH_SACH_THONG_TIN_KY" in root)) return { kind: "READ", data: read.data, signatures: [] };
  const area = readSignatureArea(root["DANH_SACH_THONG_TIN_KY"]);
  return area.ok ? { kind: "READ", data: read.data, signatures: area.signatures } : { kind: "MALFORMED", about: area.about };
}

function rootOf(tree: unknown): Record<string, unknown> | null {
  const root = isRecord(tree) ? tree["HOC_BA"] : null;
  return isRecord(root) && Object.keys(tree ?? {}).length === 1 ? root : null;
}

/** The layout this file claims, when it also carries our extension: another maker's file of the same version is not ours. */
function layoutOf(root: Record<string, unknown>): Layout | null {
  const version = valueAt(root, ["DU_LIEU_HOC_BA", "THONG_TIN_CHUNG", "PHIEN_BAN"]);
  const isExtended = isRecord(valueAt(root, ["DU_LIEU_HOC_BA", "MO_RONG"]));
  return typeof version === "string" && isExtended ? findLayout(decodeText(version)) : null;
}
