/** Family names with their rough share in the south. */
export const FAMILY_NAMES = {
  "Nguyễn": 34, "Trần": 12, "Lê": 9, "Phạm": 7, "Huỳnh": 6, "Võ": 5, "Phan": 4, "Đặng": 3, "Bùi": 3, "Đỗ": 3, "Hồ": 3, "Ngô": 2, "Dương": 2,
  "Lý": 1, "Trương": 3, "Đinh": 1, "Lâm": 2, "Mai": 1, "Cao": 1, "Tô": 1, "Châu": 1, "Đoàn": 1, "Hà": 1, "Tạ": 1, "Quách": 1, "Vương": 1,
} as const;

/** What stands between family and given name, most often one word, now and then two or three. */
export const GIRLS_MIDDLE = [
  "Thị", "Thị Ngọc", "Ngọc", "Bảo", "Gia", "Minh", "Thanh", "Thảo", "Khánh", "Phương", "Hoàng", "Kim", "Quỳnh", "Tường", "Diệu", "Hồng", "Mỹ", "Thùy", "Thiên", "An",
  "Hoàng Bảo", "Ngọc Bảo", "Nguyễn Minh", "Trần Gia", "Lê Khánh", "Phạm Quỳnh", "Thị Thanh", "Thị Kim", "Huỳnh Ngọc", "Võ Thảo",
] as const;
export const GIRLS_GIVEN = [
  "Anh", "An", "Ân", "Bình", "Châu", "Chi", "Dung", "Duyên", "Diễm", "Đan", "Giang", "Hà", "Hân", "Hạnh", "Hiền", "Hoa", "Hương", "Khanh", "Khuê", "Lam", "Lan", "Linh",
  "Ly", "Mai", "My", "Nga", "Ngân", "Nghi", "Ngọc", "Nguyên", "Nhi", "Nhiên", "Như", "Oanh", "Phúc", "Phượng", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thi", "Thư", "Thủy",
  "Thy", "Tiên", "Trà", "Trâm", "Trân", "Trang", "Trinh", "Trúc", "Tuyền", "Tú", "Uyên", "Vân", "Vy", "Xuân", "Ý", "Yến",
] as const;
export const BOYS_MIDDLE = [
  "Văn", "Gia", "Minh", "Hoàng", "Đức", "Quốc", "Hữu", "Anh", "Thanh", "Công", "Nhật", "Tấn", "Trọng", "Thiên", "Bảo", "Đăng", "Khánh", "Tuấn", "Phúc", "Thành",
  "Nguyễn Gia", "Hoàng Minh", "Trần Đức", "Lê Quốc", "Huỳnh Gia", "Phạm Nhật", "Ngọc Thiên", "Võ Minh", "Đặng Hoàng", "Hồ Quốc",
] as const;
export const BOYS_GIVEN = [
  "An", "Ân", "Bảo", "Bách", "Bình", "Cường", "Danh", "Duy", "Dũng", "Dương", "Đạt", "Đăng", "Điền", "Đông", "Đức", "Giang", "Hải", "Hào", "Hiếu", "Hoàng", "Huân", "Hùng",
  "Huy", "Hưng", "Kha", "Khải", "Khang", "Khánh", "Khiêm", "Khoa", "Khôi", "Kiên", "Kiệt", "Lâm", "Lộc", "Long", "Luân", "Minh", "Nam", "Nghĩa", "Nguyên", "Nhân", "Nhật",
  "Phát", "Phong", "Phú", "Phúc", "Quân", "Quang", "Quý", "Sang", "Sơn", "Tài", "Tâm", "Thắng", "Thiện", "Thịnh", "Thuận", "Tín", "Toàn", "Trí", "Trung", "Trường", "Tuấn", "Vinh", "Vũ",
] as const;

/** Grown-ups were named a generation earlier. */
export const WOMEN_MIDDLE = ["Thị", "Thị Kim", "Thị Thu", "Thị Ngọc", "Thị Thanh", "Thị Mỹ", "Ngọc", "Thị Hồng", "Thị Bích"] as const;
export const WOMEN_GIVEN = [
  "Hương", "Lan", "Hoa", "Mai", "Thủy", "Hạnh", "Nga", "Phượng", "Tuyết", "Liên", "Loan", "Hà", "Hiền", "Thảo", "Trang", "Dung", "Nhung", "Yến", "Cúc", "Đào", "Sương", "Vân", "Xuân", "Diệu", "Phương",
] as const;
export const MEN_MIDDLE = ["Văn", "Hữu", "Minh", "Thanh", "Quốc", "Ngọc", "Đức", "Tấn", "Hoàng", "Công", "Thành"] as const;
export const MEN_GIVEN = [
  "Hùng", "Dũng", "Tuấn", "Thành", "Nam", "Sơn", "Phong", "Hải", "Long", "Bình", "Cường", "Đức", "Tâm", "Phúc", "Lộc", "Tài", "Hiếu", "Trung", "Kiệt", "Vinh", "Lâm", "Quang", "Thắng", "Toàn", "Hòa",
] as const;

/** Hamlets and streets of the school's district, and where families come from. */
export const HAMLETS = ["Ấp 1", "Ấp 2", "Ấp 3", "Ấp 4", "Ấp 5", "Ấp 6", "Ấp Phước An", "Ấp Bàu Sim", "Ấp Vĩnh An"] as const;
export const HOMETOWNS = {
  "Xã Phước Vĩnh An, huyện Củ Chi, Thành phố Hồ Chí Minh": 40,
  "Xã Tân Thạnh Đông, huyện Củ Chi, Thành phố Hồ Chí Minh": 14,
  "Xã Trung Lập Hạ, huyện Củ Chi, Thành phố Hồ Chí Minh": 8,
  "Huyện Trảng Bàng, tỉnh Tây Ninh": 7,
  "Huyện Đức Hòa, tỉnh Long An": 7,
  "Huyện Nghi Lộc, tỉnh Nghệ An": 4,
  "Huyện Triệu Sơn, tỉnh Thanh Hóa": 4,
  "Huyện Mỏ Cày Nam, tỉnh Bến Tre": 4,
  "Huyện Thăng Bình, tỉnh Quảng Nam": 3,
  "Huyện Cái Bè, tỉnh Tiền Giang": 3,
} as const;
export const BIRTH_PLACES = {
  "Bệnh viện Đa khoa khu vực Củ Chi, Thành phố Hồ Chí Minh": 6,
  "Bệnh viện Từ Dũ, Thành phố Hồ Chí Minh": 3,
  "Bệnh viện Hùng Vương, Thành phố Hồ Chí Minh": 2,
  "Bệnh viện Xuyên Á, Thành phố Hồ Chí Minh": 2,
} as const;
