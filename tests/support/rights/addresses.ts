import { EVERYONE, FAMILY, HOMEROOM, LEADERS, READS_3B_UNITS, READS_4A, STAFF, TEACHERS, type Facts, type Visitor } from "./visitors";

type Address = { route: string; path: (facts: Facts) => string; for: readonly Visitor[] };
const page = (route: string, seenBy: readonly Visitor[], path: (facts: Facts) => string = () => route): Address => ({ route, path, for: seenBy });

/** Every page, with an address of it, and who is shown it. Everyone else is sent to sign in, sent home, or finds nothing. */
export const PAGES: readonly Address[] = [
  page("/", ["out"]),
  page("/dang-nhap", ["out"]),
  page("/xac-thuc", EVERYONE),
  page("/xac-thuc/[code]", EVERYONE, ({ childCode }) => `/xac-thuc/${childCode}`),
  page("/tai-khoan", [...STAFF, ...FAMILY]),
  page("/viec-cua-toi", STAFF),
  page("/so-theo-doi", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/so-theo-doi/[classId]/[period]", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN`),
  page("/so-theo-doi/[classId]/[period]/ket-qua", READS_4A, ({ class4A }) => `/so-theo-doi/${class4A}/CN/ket-qua`),
  page("/so-theo-doi/[classId]/[period]/ngay-nghi", READS_4A, ({ class4A }) => `/so-theo-doi/${class4A}/CN/ngay-nghi`),
  page("/so-theo-doi/diem-thanh-phan", LEADERS),
  page("/so-theo-doi/hoa-nhap", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/so-theo-doi/mon-tu-chon", ["academicClerk"]),
  page("/so-theo-doi/kiem-tra-lai", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/so-theo-doi/[classId]/[period]/lan-kiem-tra/[pupilId]/[subject]", [...READS_4A, "music"], ({ class4A, pupil4A }) => `/so-theo-doi/${class4A}/CN/lan-kiem-tra/${pupil4A}/AN`),
  page("/so-theo-doi/[classId]/[period]/goi-y", ["homeroom4A", "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/goi-y`),
  page("/so-theo-doi/[classId]/[period]/so-tay", ["homeroom4A"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/so-tay`),
  page("/so-theo-doi/[classId]/[period]/ra-soat", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/ra-soat`),
  page("/so-theo-doi/[classId]/[period]/nhap-tu-excel", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/nhap-tu-excel`),
  page("/so-theo-doi/[classId]/[period]/in", [...READS_4A, "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/in`),
  page("/so-theo-doi/[classId]/[period]/lich-su", [...LEADERS, "homeroom4A", "music"], ({ class4A }) => `/so-theo-doi/${class4A}/CN/lich-su`),
  page("/lich-nhap", STAFF),
  page("/ho-so", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/ho-so/[classId]", READS_4A, ({ class4A }) => `/ho-so/${class4A}`),
  page("/ho-so/[classId]/[pupilId]", READS_4A, ({ class4A, pupil4A }) => `/ho-so/${class4A}/${pupil4A}`),
  page("/ho-so/tiep-nhan", ["academicClerk"]),
  page("/ho-so/tiep-nhan/[pupilId]", ["academicClerk"], ({ pupilGone }) => `/ho-so/tiep-nhan/${pupilGone}`),
  page("/ho-so/bien-dong", [...LEADERS, ...HOMEROOM, "academicClerk", "sealClerk"]), // the seal clerk: only those who have left
  page("/ho-so/[classId]/[pupilId]/qua-trinh", READS_4A, ({ class4A, pupil4A }) => `/ho-so/${class4A}/${pupil4A}/qua-trinh`),
  page("/ho-so/[classId]/[pupilId]/truong-cu", [...LEADERS, "homeroom3B", "academicClerk"], ({ class3B, pupilCame }) => `/ho-so/${class3B}/${pupilCame}/truong-cu`),
  page("/san-sang", [...LEADERS, ...HOMEROOM, "academicClerk", "sealClerk"]),
  page("/san-sang/[classId]", READS_3B_UNITS, ({ class3B }) => `/san-sang/${class3B}`),
  page("/tien-do", [...LEADERS, ...HOMEROOM, "academicClerk"]),
  page("/ngan-hang-nhan-xet", [...LEADERS, ...TEACHERS]),
  page("/phan-cong", [...LEADERS, "academicClerk", "administrator"]),
  page("/phan-cong/[assignmentId]", [...LEADERS, "academicClerk", "administrator"], ({ assignment }) => `/phan-cong/${assignment}`),
  page("/phan-cong/nhom", [...LEADERS, "academicClerk"]),
  page("/phan-cong/nhom/[classId]", [...LEADERS, "academicClerk"], ({ class4A }) => `/phan-cong/nhom/${class4A}`),
  page("/phan-cong/uy-quyen", LEADERS),
  page("/xet-duyet", LEADERS),
  page("/xet-duyet/[reviewId]", LEADERS, ({ review }) => `/xet-duyet/${review}`),
  page("/ban-giao", [...LEADERS, ...TEACHERS, "academicClerk"]),
  page("/ban-giao/[classId]", READS_4A, ({ class4A }) => `/ban-giao/${class4A}`),
  page("/hoc-ba", [...LEADERS, ...HOMEROOM, "academicClerk", "sealClerk"]),
  page("/hoc-ba/[classId]", READS_3B_UNITS, ({ class3B }) => `/hoc-ba/${class3B}`),
  page("/hoc-ba/don-vi/[unitId]", READS_3B_UNITS, ({ unit3B }) => `/hoc-ba/don-vi/${unit3B}`),
  page("/phat-hanh", [...LEADERS, "academicClerk", "sealClerk"]),
  page("/tra-cuu", [...LEADERS, "academicClerk", "sealClerk"]),
  page("/ky-so", [...LEADERS, ...TEACHERS, "sealClerk"]),
  page("/ky-so/[batchId]", ["homeroom3B"], ({ batch }) => `/ky-so/${batch}`),
  page("/ky-so/xac-nhan/[role]", TEACHERS, () => "/ky-so/xac-nhan/giao-vien-bo-mon"),
  page("/ky-so/xac-nhan/[role]", HOMEROOM, ({ class3B }) => `/ky-so/xac-nhan/chu-nhiem?lop=${class3B}`),
  page("/ky-so/xac-nhan/[role]", LEADERS, () => "/ky-so/xac-nhan/lanh-dao"),
  page("/ky-so/xac-nhan/[role]", ["sealClerk"], () => "/ky-so/xac-nhan/phat-hanh"),
  page("/ky-so/chung-thu", [...LEADERS, ...TEACHERS, "sealClerk", "administrator"]),
  page("/ky-so/xem-truoc/[classId]", ["homeroom3B", "music"], ({ class3B }) => `/ky-so/xem-truoc/${class3B}`),
  page("/ky-so/cai-dat", ["head", "sealClerk", "administrator"]),
  page("/suc-khoe", [...LEADERS, "sealClerk", "administrator"]),
  page("/thong-ke", [...LEADERS, "academicClerk"]),
  page("/quan-tri", []), // sends on to the accounts
  page("/quan-tri/tai-khoan", ["head", "administrator"]),
  page("/quan-tri/tai-khoan/[accountId]", ["head", "administrator"], ({ account }) => `/quan-tri/tai-khoan/${account}`),
  page("/quan-tri/tai-khoan/moi", ["administrator"]),
  page("/gia-dinh", FAMILY),
  page("/gia-dinh/[unitId]", ["mother"], ({ childUnit }) => `/gia-dinh/${childUnit}`),
];

/** Every route handler that answers a GET, and who gets an answer. */
export const READS: readonly Address[] = [
  page("/api/health", EVERYONE),
  page("/icon.svg", EVERYONE),
  page("/api/units/[unitId]/[format]", [...LEADERS, "sealClerk", "mother"], ({ childUnit }) => `/api/units/${childUnit}/pdf`),
  page("/api/units/[unitId]/[format]", [...LEADERS, "sealClerk"], ({ otherUnit }) => `/api/units/${otherUnit}/xml`),
  page("/api/units/[unitId]/evidence", [...LEADERS, "sealClerk", "mother"], ({ childUnit }) => `/api/units/${childUnit}/evidence`),
  page("/api/units/[unitId]/preview", READS_3B_UNITS, ({ unit3B }) => `/api/units/${unit3B}/preview`),
  page("/api/sheets/v1/excel/[classId]/[period]/[layout]", [...READS_4A, "music"], ({ class4A }) => `/api/sheets/v1/excel/${class4A}/CN/bang-lop`),
  page("/api/sheets/v1/excel/[classId]/[period]/[layout]", READS_4A, ({ class4A }) => `/api/sheets/v1/excel/${class4A}/CN/csdl-nhan-xet`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", READS_4A, ({ class4A }) => `/api/papers/${class4A}/CN/form/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...LEADERS, "homeroom4A"], ({ class4A }) => `/api/papers/${class4A}/CN/slips/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...READS_4A, "music"], ({ class4A }) => `/api/papers/${class4A}/CN/statistics/pdf`),
  page("/api/papers/[classId]/[period]/[paper]/[format]", [...READS_4A, "music"], ({ class4A }) => `/api/papers/${class4A}/CN/open-tests/pdf`),
  page("/api/moves/v1/[moveId]/[file]", [...LEADERS, "academicClerk", "sealClerk"], ({ moveGone }) => `/api/moves/v1/${moveGone}/ket-qua.pdf`), // of 3A: its homeroom teacher too, hand-over.test.ts
  page("/api/moves/v1/[moveId]/[file]", [...LEADERS, "academicClerk", "sealClerk"], ({ moveGone }) => `/api/moves/v1/${moveGone}/ho-so.zip`),
  page("/api/moves/v1/[moveId]/[file]", [], ({ move4A }) => `/api/moves/v1/${move4A}/ket-qua.pdf`), // nothing was decided
  page("/api/statistics/[yearId]/[period]/[format]", [...LEADERS, "academicClerk"], ({ year }) => `/api/statistics/${year}/CN/pdf`),
  page("/api/ceremonies/v1/previews/[previewId]/[classId]", ["homeroom3B"], ({ preview, class3B }) => `/api/ceremonies/v1/previews/${preview}/${class3B}`),
  page("/api/ceremonies/v1/batches/[batchId]/manifest/[file]", [], ({ batch }) => `/api/ceremonies/v1/batches/${batch}/manifest/bien-ban.json`), // nothing is confirmed while the PIN is waited for
  page("/api/units/[unitId]/decision/[slotKey]", [], ({ unit3B }) => `/api/units/${unit3B}/decision/gvcn`), // not signed yet; who gets one: decisions.test.ts
  page("/api/assignments/v1/[assignmentId]/[file]", [], ({ assignment }) => `/api/assignments/v1/${assignment}/phan-cong.txt`), // the demo's were signed on paper; who gets one: signed-version.test.ts
  page("/api/ceremonies/v1/batches/[batchId]", ["homeroom3B"], ({ batch }) => `/api/ceremonies/v1/batches/${batch}`),
];

/** Route handlers that take a POST. next-auth guards its own with a token of its own. */
export const WRITES = [
  "/api/ceremonies/v1/batches/[batchId]/hashes",
  "/api/ceremonies/v1/batches/[batchId]/values",
  "/api/sheets/v1/cells",
  "/api/sheets/v1/import",
  "/api/sheets/v1/import/[classId]/[period]",
  "/api/verify",
  "/api/verify/facts",
];
export const OTHERS_GUARD = ["/api/auth/[...nextauth]"];
