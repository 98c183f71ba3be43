/** What a warning is about. A warning explains and never keeps anything from being saved or certified. */
export const WARNING_KINDS = ["LEVEL_AND_MARK", "MISSING_COMMENT", "OTHER_NAME", "COMPARISON", "SAME_FOR_MANY", "ALIKE"] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** Something worth a second look in one cell, in a sentence. */
export type Warning = { kind: WarningKind; sentence: string };

/** The word shown in the cell beside the sign, where there is no room for the sentence. */
export const WARNING_TAGS = {
  LEVEL_AND_MARK: "Mức và điểm lệch",
  MISSING_COMMENT: "Chưa có nhận xét",
  OTHER_NAME: "Tên bạn khác",
  COMPARISON: "So sánh với bạn",
  SAME_FOR_MANY: "Giống nhiều bạn",
  ALIKE: "Gần giống nhiều bạn",
} as const satisfies Record<WarningKind, string>;

/** The heading of the list on the review page. */
export const WARNING_TITLES = {
  LEVEL_AND_MARK: "Mức và điểm chưa khớp nhau",
  MISSING_COMMENT: "Chưa có lời nhận xét",
  OTHER_NAME: "Có tên của học sinh khác trong lời nhận xét",
  COMPARISON: "So sánh học sinh với bạn",
  SAME_FOR_MANY: "Một lời dùng cho quá nhiều học sinh",
  ALIKE: "Nhiều lời gần giống hệt nhau",
} as const satisfies Record<WarningKind, string>;
