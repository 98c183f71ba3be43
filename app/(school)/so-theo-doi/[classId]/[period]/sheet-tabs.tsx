import { Tabs } from "@/components/tabs";
import type { Actor } from "@/lib/domain/people/actor";
import type { SheetPage, SheetPlace } from "@/lib/domain/records/sheet-pages";
import { opensSheetPage, SHEET_PAGES } from "@/lib/domain/records/sheet-pages";

const TABS = {
  nhap: { path: "", label: "Bảng nhập" },
  "ra-soat": { path: "/ra-soat", label: "Rà soát, xác nhận" },
  "ket-qua": { path: "/ket-qua", label: "Kết quả cả năm" },
  "ngay-nghi": { path: "/ngay-nghi", label: "Ngày nghỉ" },
  "goi-y": { path: "/goi-y", label: "Gợi ý" },
  "so-tay": { path: "/so-tay", label: "Sổ tay chủ nhiệm" },
  excel: { path: "/nhap-tu-excel", label: "Excel" },
  in: { path: "/in", label: "In và thống kê" },
  "lich-su": { path: "/lich-su", label: "Lịch sử" },
} as const satisfies Record<SheetPage, { path: string; label: string }>;

/** The pages of one sheet, those that this person finds something on. */
export function SheetTabs({ actor, current, ...place }: SheetPlace & { actor: Actor; current: SheetPage }) {
  const tabs = SHEET_PAGES.filter((page) => opensSheetPage(actor, page, place)).map((page) => ({
    href: `/so-theo-doi/${place.classId}/${place.period}${TABS[page].path}`,
    label: TABS[page].label,
    current: page === current,
  }));
  return <Tabs label="Các trang của bảng tổng hợp" tabs={tabs} />;
}
