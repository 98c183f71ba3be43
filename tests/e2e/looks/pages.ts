import type { Page } from "@playwright/test";

/** A page to be looked at: whose, under which name, and how it is reached. */
export type Look = { name: string; who: string | null; open: (page: Page) => Promise<unknown> };

const at = (address: string) => (page: Page) => page.goto(address);
/** Follows links by the start of their names, from a page of the portal. */
const follow = (from: string, ...names: RegExp[]) => async (page: Page) => {
  await page.goto(from);
  for (const name of names) {
    const before = page.url();
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  await page.reload(); // as somebody who comes by its address: the keyboard begins at the top
};
const sheet = (className: string, rest = "") => async (page: Page) => {
  await follow("/so-theo-doi", new RegExp(`^Lớp ${className}, Cuối năm học`))(page);
  if (rest) await page.goto(new URL(page.url()).pathname + rest);
};

/** Every page of the portal, each as one of those who use it most. */
export const LOOKS: readonly Look[] = [
  { name: "home", who: null, open: at("/") },
  { name: "sign-in", who: null, open: at("/dang-nhap") },
  { name: "verify", who: null, open: at("/xac-thuc") },
  { name: "verify-en", who: null, open: at("/xac-thuc?lang=en") },
  { name: "verify-unknown-code", who: null, open: at("/xac-thuc/00000000-0000-7000-8000-000000000000") },
  { name: "my-work-homeroom", who: "gvcn.2b", open: at("/viec-cua-toi") },
  { name: "my-work-head", who: "hieutruong", open: at("/viec-cua-toi") },
  { name: "my-work-nothing", who: "quantri", open: at("/viec-cua-toi") },
  { name: "own-account", who: "gvcn.2b", open: at("/tai-khoan") },
  { name: "class-sheets", who: "gvcn.2b", open: at("/so-theo-doi") },
  { name: "sheet-subjects", who: "gvcn.2b", open: sheet("2B") },
  { name: "sheet-traits", who: "gvcn.2b", open: sheet("2B", "?xem=pham-chat") },
  { name: "sheet-comments", who: "gvcn.2b", open: sheet("2B", "?xem=nhan-xet") },
  { name: "sheet-health", who: "gvcn.2b", open: sheet("2B", "?xem=suc-khoe") },
  { name: "sheet-review", who: "gvcn.2b", open: sheet("2B", "/ra-soat") },
  { name: "sheet-results", who: "gvcn.2b", open: sheet("2B", "/ket-qua") },
  { name: "sheet-excel", who: "gvcn.2b", open: sheet("2B", "/nhap-tu-excel") },
  { name: "sheet-absences", who: "gvcn.2b", open: sheet("2B", "/ngay-nghi") },
  { name: "part-marks-rule", who: "hieutruong", open: at("/so-theo-doi/diem-thanh-phan") },
  { name: "plans", who: "gvcn.2b", open: at("/so-theo-doi/hoa-nhap") },
  { name: "optional-subjects", who: "hocvu", open: at("/so-theo-doi/mon-tu-chon") },
  { name: "to-test", who: "hieutruong", open: at("/so-theo-doi/kiem-tra-lai") },
  { name: "sheet-print", who: "gvcn.2b", open: sheet("2B", "/in") },
  { name: "sheet-history", who: "gvcn.2b", open: sheet("2B", "/lich-su") },
  { name: "sheet-suggestions", who: "gvcn.2b", open: sheet("2B", "/goi-y") },
  { name: "sheet-notebook", who: "gvcn.2b", open: sheet("2B", "/so-tay") },
  { name: "comment-bank", who: "gvcn.2b", open: at("/ngan-hang-nhan-xet") },
  { name: "assignment", who: "hieutruong", open: at("/phan-cong") },
  { name: "assignment-version", who: "phohieutruong", open: follow("/phan-cong", /^Xem bản lần 1/) },
  { name: "groups", who: "hocvu", open: at("/phan-cong/nhom") },
  { name: "groups-class", who: "hocvu", open: follow("/phan-cong/nhom", /^Xếp nhóm lớp 4A/) },
  { name: "delegations", who: "hieutruong", open: at("/phan-cong/uy-quyen") },
  { name: "year-review", who: "hieutruong", open: at("/xet-duyet") },
  { name: "year-review-minutes", who: "hieutruong", open: follow("/xet-duyet", /^Xem biên bản/) },
  { name: "handovers", who: "hieutruong", open: at("/ban-giao") },
  { name: "handover", who: "gvcn.2b", open: follow("/ban-giao", /biên bản bàn giao lớp 2B/) },
  { name: "entry-windows", who: "hieutruong", open: at("/lich-nhap") },
  { name: "entry-windows-administrator", who: "quantri", open: at("/lich-nhap") },
  { name: "who-waits", who: "phohieutruong", open: at("/tien-do") },
  { name: "profiles", who: "hocvu", open: at("/ho-so") },
  { name: "profiles-class", who: "hocvu", open: follow("/ho-so", /^Xem hồ sơ lớp 1B/) },
  { name: "profile", who: "hocvu", open: follow("/ho-so", /^Xem hồ sơ lớp 1B/, /Bảo Anh/) },
  { name: "reception", who: "hocvu", open: at("/ho-so/tiep-nhan?q=nguyen") },
  { name: "readmission", who: "hocvu", open: follow("/ho-so/tiep-nhan?q=nguyen", /^Tiếp nhận lại/) },
  { name: "moves", who: "hieutruong", open: at("/ho-so/bien-dong") },
  { name: "departures", who: "vanthu", open: at("/ho-so/bien-dong") },
  { name: "journey", who: "hocvu", open: follow("/ho-so", /^Xem hồ sơ lớp 1B/, /Bảo Anh/, /^Quá trình học tập/) },
  { name: "inherited-results", who: "hocvu", open: follow("/ho-so/bien-dong", /^Phan Bảo Tuyền/, /^Ghi kết quả/) },
  { name: "readiness", who: "hocvu", open: at("/san-sang") },
  { name: "readiness-class", who: "hocvu", open: follow("/san-sang", /^Xem kiểm tra trước, lớp 3B/) },
  { name: "transcripts", who: "hocvu", open: at("/hoc-ba") },
  { name: "transcripts-to-make", who: "hocvu", open: follow("/hoc-ba", /^Xem học bạ lớp 3B/) },
  { name: "transcripts-issued", who: "hocvu", open: follow("/hoc-ba", /^Xem học bạ lớp 5A/) },
  { name: "unit", who: "vanthu", open: follow("/hoc-ba", /^Xem học bạ lớp 5A/, /Châu/) },
  { name: "signing", who: "hieutruong", open: at("/ky-so") },
  { name: "signing-preview", who: "hieutruong", open: at("/ky-so/xac-nhan/lanh-dao") },
  { name: "certificates", who: "hieutruong", open: at("/ky-so/chung-thu") },
  { name: "signing-settings", who: "hieutruong", open: at("/ky-so/cai-dat") },
  { name: "signing-settings-administrator", who: "quantri", open: at("/ky-so/cai-dat") },
  { name: "health", who: "quantri", open: at("/suc-khoe") },
  { name: "issuing", who: "vanthu", open: at("/phat-hanh") },
  { name: "search", who: "vanthu", open: at("/tra-cuu?q=nguyen") },
  { name: "search-nothing", who: "vanthu", open: at("/tra-cuu?q=khong+co+ai") },
  { name: "statistics", who: "hieutruong", open: at("/thong-ke") },
  { name: "accounts", who: "quantri", open: at("/quan-tri/tai-khoan") },
  { name: "account", who: "quantri", open: follow("/quan-tri/tai-khoan", /^Bùi Thị Kim Nga/) },
  { name: "account-new", who: "quantri", open: at("/quan-tri/tai-khoan/moi") },
  { name: "family", who: "phuhuynh.1", open: at("/gia-dinh") },
  { name: "family-record", who: "phuhuynh.1", open: follow("/gia-dinh", /Lớp 5 · /) },
  { name: "not-there", who: "gvcn.2b", open: at("/quan-tri/tai-khoan") },
];
