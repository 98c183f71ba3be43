import type { DelegationScope } from "../people/actor";
import type { Action } from "../people/permissions";

export type SlotRole = "GVBM" | "GVCN" | "CBQL" | "KY_PHAT_HANH";
export type DocumentKind = "CREATION" | "YEARLY" | "INTERIM" | "DIGITISED" | "CLASS_SHEET";

/** `optional`: signed when the person is there; `deputy`: the delegation with which a deputy signs "KT. HIỆU TRƯỞNG". */
export type Signer = { role: SlotRole; optional?: true; deputy?: DelegationScope; source: string };

/**
 * Who signs which kind of document, in order. Nothing assumes "three signatures".
 *
 * Source: QĐ 1789, Đ.14, 20.4, 20.5, 22.2, 22.3a, 32.5, 39; traps A3.
 */
export const DOCUMENT_KINDS = {
  CREATION: [
    { role: "GVCN", source: "QĐ 1789, Đ.20.4a" },
    { role: "CBQL", source: "QĐ 1789, Đ.20.4c: thủ trưởng" },
    { role: "KY_PHAT_HANH", source: "QĐ 1789, Đ.20.4d" },
  ],
  YEARLY: [
    { role: "GVBM", source: "QĐ 1789, Đ.20.5a" },
    { role: "GVCN", source: "QĐ 1789, Đ.20.5b" },
    { role: "CBQL", deputy: "YEARLY_UNIT", source: "QĐ 1789, Đ.20.5c: lãnh đạo" },
    { role: "KY_PHAT_HANH", source: "QĐ 1789, Đ.20.5d" },
  ],
  INTERIM: [
    { role: "GVBM", source: "QĐ 1789, Đ.32.5" },
    { role: "CBQL", source: "QĐ 1789, Đ.22.2: thủ trưởng" },
    { role: "KY_PHAT_HANH", source: "QĐ 1789, Đ.22.2" },
  ],
  DIGITISED: [
    { role: "GVBM", optional: true, source: "QĐ 1789, Đ.39: giáo viên còn công tác" },
    { role: "CBQL", source: "QĐ 1789, Đ.22.3a, 39: thủ trưởng" },
    { role: "KY_PHAT_HANH", source: "QĐ 1789, Đ.22.3a, 39" },
  ],
  CLASS_SHEET: [
    { role: "GVBM", source: "QĐ 1789, Đ.14.3" },
    { role: "GVCN", source: "QĐ 1789, Đ.14.4" },
    { role: "CBQL", deputy: "CLASS_YEAR", source: "QĐ 1789, Đ.14.6" },
    { role: "KY_PHAT_HANH", source: "QĐ 1789, Đ.14.8" },
  ],
} as const satisfies Record<DocumentKind, readonly Signer[]>;

/** The stage of each role; a stage opens when every earlier one is done. Absent roles leave their stage empty. */
export const STAGES = { GVBM: 1, GVCN: 2, CBQL: 3, KY_PHAT_HANH: 4 } as const satisfies Record<SlotRole, number>;

/** The signers of a kind of document, in order. */
export const signersOf = (kind: DocumentKind): readonly Signer[] => DOCUMENT_KINDS[kind];

/** The right each role's slot asks for. */
export const SIGN_ACTIONS = {
  GVBM: "unit.sign-subject",
  GVCN: "unit.sign-homeroom",
  CBQL: "unit.sign-head",
  KY_PHAT_HANH: "unit.seal",
} as const satisfies Record<SlotRole, Action>;

/** Certificates of leadership and of the school count only once the authority above approved them. Source: QĐ 1789, Đ.20.3. */
export const mustBeApproved = (role: SlotRole) => role === "CBQL" || role === "KY_PHAT_HANH";

export const SLOT_ROLE_WORDS = {
  GVBM: "Giáo viên bộ môn",
  GVCN: "Giáo viên chủ nhiệm",
  CBQL: "Cán bộ quản lý",
  KY_PHAT_HANH: "Ký phát hành của nhà trường",
} as const satisfies Record<SlotRole, string>;
