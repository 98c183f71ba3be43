/** For every account of the demo school. */
export const DEMO_PASSWORD = "hocba-so-2026";
/** Opens every signing key of the demo school; the school's own is kept by the clerk with the seal. */
export const DEMO_PIN = "246810";

const account = (role: string, username: string) => ({ role, username, password: DEMO_PASSWORD });

/** What the start command prints and the README lists: one account for each kind of person, and some with a story. */
export const DEMO_ACCOUNTS = [
  account("Hiệu trưởng", "hieutruong"),
  account("Phó hiệu trưởng", "phohieutruong"),
  account("GVCN lớp 4A (cần nhập)", "gvcn.4a"),
  account("GVCN lớp 4B (tổ trưởng)", "gvcn.4b"),
  account("GVCN lớp 5A (đã phát hành)", "gvcn.5a"),
  account("GVBM Tiếng Anh", "gvbm.tienganh"),
  account("GVBM Âm nhạc (cũng là mẹ)", "gvbm.amnhac"),
  account("GVBM Mĩ thuật", "gvbm.mithuat"),
  account("GVBM Giáo dục thể chất", "gvbm.thechat"),
  account("GVBM Tin học", "gvbm.tinhoc"),
  account("Nhân viên học vụ", "hocvu"),
  account("Văn thư (con dấu)", "vanthu"),
  account("Quản trị hệ thống", "quantri"),
  account("Mẹ học sinh lớp 5A", "phuhuynh.1"),
  account("Cha đã hết quyền xem", "phuhuynh.2"),
  account("Mẹ, cũng là GVBM Âm nhạc", "phuhuynh.3"),
] as const;
