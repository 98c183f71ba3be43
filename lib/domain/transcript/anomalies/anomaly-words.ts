import type { AnomalyKind, Severity } from "./anomaly";

/** The heading under which each kind is told. */
export const ANOMALY_TITLES = {
  UNKNOWN_CIRCULAR: "Quy định đánh giá hệ thống không có",
  FAR_FROM_LAST_YEAR: "Kết quả khác xa năm trước",
  OTHER_NAME: "Tên bạn khác trong lời nhận xét",
  LEVEL_AND_MARK: "Mức và điểm chưa khớp nhau",
  COMPARISON: "So sánh học sinh với bạn",
  ALIKE: "Lời nhận xét gần giống hệt nhau",
  BY_ANOTHER: "Do người khác nhập thay",
  LATE_DUTY: "Người nhận việc giữa năm",
  MISSING_COMMENT: "Môn chưa có lời nhận xét",
} as const satisfies Record<AnomalyKind, string>;

export const SEVERITY_WORDS = { LOOK: "Nên xem lại", NOTE: "Để biết" } as const satisfies Record<Severity, string>;
