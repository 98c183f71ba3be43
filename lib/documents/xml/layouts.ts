import { LAYOUT_1_0 } from "./layout-1-0";
import type { Tag } from "./tag-table";

/** The tables of one PHIEN_BAN. Another version of the specification is another value of this type. */
export type Layout = {
  version: string;
  general: readonly Tag[];
  study: readonly Tag[];
  subject: readonly Tag[];
  assessment: readonly Tag[];
  summary: readonly Tag[];
  extra: readonly Tag[];
  exemption: readonly Tag[];
};

const LAYOUTS: ReadonlyMap<string, Layout> = new Map([[LAYOUT_1_0.version, LAYOUT_1_0]]);

/** The version new units are written in. Source: CV 2088, Phụ lục 1, phiên bản 1.0. */
export const CURRENT_LAYOUT = LAYOUT_1_0.version;

/** The layout of a PHIEN_BAN, or null when this portal does not write it. */
export const findLayout = (version: string): Layout | null => LAYOUTS.get(version) ?? null;
