import { showDay, type Day } from "../vietnam-time";

/** How a plan changes what a pupil is assessed in. Source: TT 27/2020, Đ.8. */
export const PLAN_MODES = ["ADJUSTED", "NOT_ASSESSED", "EXEMPT"] as const;
export type PlanMode = (typeof PLAN_MODES)[number];

export const PLAN_MODE_WORDS = {
  ADJUSTED: "Đánh giá theo yêu cầu điều chỉnh",
  NOT_ASSESSED: "Không đánh giá",
  EXEMPT: "Miễn học",
} as const satisfies Record<PlanMode, string>;

export const PLAN_FORMS = ["INCLUSIVE", "SPECIALISED"] as const;
export type PlanForm = (typeof PLAN_FORMS)[number];

export const PLAN_FORM_WORDS = {
  INCLUSIVE: "Giáo dục hòa nhập",
  SPECIALISED: "Giáo dục chuyên biệt",
} as const satisfies Record<PlanForm, string>;

type Exemption = { notAssessed: boolean; paper: string | null };

/** The short word a cell shows instead of a value. */
const SYMBOLS = { EXEMPT: "Miễn", NOT_ASSESSED: "KĐG" } as const;
const STARTS = { EXEMPT: "Miễn", NOT_ASSESSED: "Không đánh giá" } as const;

/** Why a cell has no value, with the paper it rests on: "Miễn – KHGDCN số 03/KH, QĐ số 15/QĐ-NTL." Source: TT 27/2020, Đ.8. */
export const exemptWords = ({ notAssessed, paper }: Exemption): string => `${notAssessed ? STARTS.NOT_ASSESSED : STARTS.EXEMPT} – ${paper ?? "theo kế hoạch giáo dục cá nhân"}.`;

/** What the cell itself shows: "Miễn" or "KĐG". Returns null when the sentence is no exemption. */
export const exemptSymbol = (why: string): string | null => (why.startsWith(STARTS.EXEMPT) ? SYMBOLS.EXEMPT : why.startsWith(STARTS.NOT_ASSESSED) ? SYMBOLS.NOT_ASSESSED : null);

/**
 * What a year without a result rests on, as the học bạ names it: the head's decision, and the plan it looked at.
 * Source: TT 27/2020, Đ.8; docs/decisions/177-a-year-without-a-result-is-recorded.md.
 */
export const noResultGround = ({ number, on, papers }: { number: string; on: Day; papers: readonly string[] }): string =>
  `Quyết định số ${number} ngày ${showDay(on)}${papers.length > 0 ? ` (${[...new Set(papers)].join("; ")})` : ""}`;

/** The papers an exemption rests on, as the sheet and the học bạ name them. */
export const exemptPaper = ({ number, decisionNumber }: { number: string; decisionNumber: string }): string => `KHGDCN số ${number}, QĐ số ${decisionNumber}`;
