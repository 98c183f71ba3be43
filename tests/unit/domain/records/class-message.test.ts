import { expect, test } from "vitest";
import { classMessage } from "@/lib/domain/records/class-message";

const message = (stage: "ENTERING" | "CLOSED") => classMessage({ className: "4A", period: "CN", schoolName: "Trường Tiểu học Nguyễn Thị Lắng", stage, address: "https://hocba.example" });

test("says what is done and where each family looks for its own child", () => {
  expect(message("CLOSED")).toContain("đã hoàn thành kết quả đánh giá cuối năm học lớp 4A");
  expect(message("ENTERING")).toContain("đang hoàn thiện");
  expect(message("CLOSED")).toContain("https://hocba.example");
});

test("asks that nothing of a child be posted, and holds no number but the class's", () => {
  expect(message("CLOSED")).toContain("xin không gửi điểm");
  expect(message("CLOSED").replace("4A", "")).not.toMatch(/\d/);
});
