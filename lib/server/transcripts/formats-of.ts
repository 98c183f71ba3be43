import "server-only";
import type { FileFormat, SlotRole } from "../db/client/enums";

/** Subject teachers sign their parts of the XML; everyone else signs both files. Source: QĐ 1789, Đ.11, 20.5a. */
export const formatsOf = (role: SlotRole): readonly FileFormat[] => (role === "GVBM" ? ["XML"] : ["XML", "PDF"]);
