import { periodInside, type Period } from "../assessment/periods";

/** What a class is told: which class, which time of assessment, where to look. Nothing of a child can get in, for nothing of a child is asked. */
export type ClassMessage = { className: string; period: Period; schoolName: string; stage: "ENTERING" | "CLOSED"; address: string };

/**
 * A text for the class's chat group, without any child's data: results are told to each family alone.
 *
 * Source: TT 27/2020, Đ.4.3, 7.1d; TT 15/2026, Đ.22.2; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.
 */
export function classMessage({ className, period, schoolName, stage, address }: ClassMessage): string {
  const what = `kết quả đánh giá ${periodInside(period)} lớp ${className}`;
  const news = stage === "CLOSED" ? `Nhà trường đã hoàn thành ${what}.` : `Thầy cô đang hoàn thiện ${what}.`;
  return [
    "Kính gửi quý phụ huynh,",
    `${news} Quý phụ huynh xem kết quả của riêng con mình tại ${address}, mục “Con của tôi”, bằng tài khoản nhà trường đã cấp.`,
    "Để tôn trọng các con, xin không gửi điểm, mức hay ảnh kết quả của học sinh lên nhóm; cần trao đổi, xin nhắn riêng cho giáo viên chủ nhiệm.",
    `Trân trọng, ${schoolName}.`,
  ].join("\n");
}
