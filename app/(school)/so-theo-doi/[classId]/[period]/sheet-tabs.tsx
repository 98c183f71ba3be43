import { Tabs } from "@/components/tabs";
import type { Period } from "@/lib/domain/assessment/periods";

export type SheetTab = "nhap" | "ra-soat" | "ket-qua" | "ngay-nghi" | "goi-y" | "so-tay" | "excel" | "in" | "lich-su";

/** The pages of one sheet. */
export function SheetTabs({ classId, period, current, wholeClass }: { classId: string; period: Period; current: SheetTab; wholeClass: boolean }) {
  const base = `/so-theo-doi/${classId}/${period}`;
  const tabs: readonly (readonly [SheetTab, string, string, boolean])[] = [
    ["nhap", base, "Bảng nhập", true],
    ["ra-soat", `${base}/ra-soat`, "Rà soát, xác nhận", true],
    ["ket-qua", `${base}/ket-qua`, "Kết quả cả năm", wholeClass && period === "CN"],
    ["ngay-nghi", `${base}/ngay-nghi`, "Ngày nghỉ", wholeClass],
    ["goi-y", `${base}/goi-y`, "Gợi ý", true],
    ["so-tay", `${base}/so-tay`, "Sổ tay chủ nhiệm", current === "so-tay"], // only the homeroom teacher comes here
    ["excel", `${base}/nhap-tu-excel`, "Excel", true],
    ["in", `${base}/in`, "In và thống kê", true],
    ["lich-su", `${base}/lich-su`, "Lịch sử", true],
  ];
  return <Tabs label="Các trang của bảng tổng hợp" tabs={tabs.filter(([, , , shown]) => shown).map(([key, href, label]) => ({ href, label, current: key === current }))} />;
}
