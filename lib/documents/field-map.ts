import type { SlotRole } from "./transcript-data";

/**
 * Where a datum stands and who answers for it.
 *
 * xml: tag path under DU_LIEU_HOC_BA. pdf: section of the display form, null where only the embedded XML carries it.
 * signer: the one who vouches for the value; the head and the school countersign everything.
 */
export type FieldPlace = { label: string; xml: string; pdf: PdfSection | null; signer: SlotRole };
export type PdfSection = "COVER" | "PROFILE" | "SECTION_1" | "SECTION_2" | "SECTION_3" | "SECTION_4" | "SECTION_5" | "SECTION_6" | "SIGNATURES" | "FOOTER";

const general = (tag: string, label: string, pdf: PdfSection | null, signer: SlotRole = "GVCN"): FieldPlace => ({ label, xml: `THONG_TIN_CHUNG/${tag}`, pdf, signer });
const summary = (tag: string, label: string, pdf: PdfSection | null): FieldPlace => ({ label, xml: `TONG_KET/${tag}`, pdf, signer: "GVCN" });
const subject = (tag: string, label: string, pdf: PdfSection | null): FieldPlace => ({ label, xml: `BANG_DIEM/MON_HOC/${tag}`, pdf, signer: "GVBM" });
const extra = (tag: string, label: string, pdf: PdfSection | null, signer: SlotRole): FieldPlace => ({ label, xml: `MO_RONG/${tag}`, pdf, signer });
const study = (tag: string, label: string): FieldPlace => ({ label, xml: `QUA_TRINH_HOC_TAP/${tag}`, pdf: "PROFILE", signer: "GVCN" });

/**
 * The one map of data to files: each datum of TranscriptData, its tag and its place on paper.
 *
 * Lists are written "subjects.level"; a trait's own tag stands in the layout table.
 * Source: CV 2088, Phụ lục 1 and 2; QĐ 1789, Phụ lục II, Đ.31.
 */
export const FIELD_MAP: Readonly<Record<string, FieldPlace>> = {
  layout: general("PHIEN_BAN", "Phiên bản", null, "KY_PHAT_HANH"),
  ruleSet: general("THONG_TU", "Thông tư", null, "CBQL"),
  code: general("MA_TRA_CUU_UUID", "Mã số tra cứu", "PROFILE", "KY_PHAT_HANH"),
  trial: extra("BAN_THU", "Bản thử", "FOOTER", "KY_PHAT_HANH"),
  verifyUrl: extra("DIA_CHI_XAC_THUC", "Địa chỉ xác thực", "FOOTER", "KY_PHAT_HANH"),
  "school.departmentCode": general("MA_SO_GIAO_DUC", "Mã sở", null, "KY_PHAT_HANH"),
  "school.departmentName": general("TEN_SO_GD", "Sở Giáo dục và Đào tạo", "COVER", "KY_PHAT_HANH"),
  "school.code": general("MA_TRUONG", "Mã trường", null, "KY_PHAT_HANH"),
  "school.name": general("TEN_TRUONG", "Trường", "COVER", "KY_PHAT_HANH"),
  "school.ward": general("TEN_XA_PHUONG", "Xã/phường", "COVER", "KY_PHAT_HANH"),
  "school.district": general("TEN_QUAN_HUYEN", "Quận/huyện", "COVER", "KY_PHAT_HANH"),
  "school.province": general("TEN_TINH_THANH_PHO", "Tỉnh/thành phố", "COVER", "KY_PHAT_HANH"),
  "school.levelCode": general("MA_CAP_HOC", "Cấp học", null, "KY_PHAT_HANH"),
  "school.place": general("DIA_DANH_PHAT_HANH_HOC_BA", "Địa danh phát hành", "SIGNATURES", "CBQL"),
  "pupil.fullName": general("HO_VA_TEN", "Họ và tên", "COVER"),
  "pupil.identityNumber": general("SO_CCCD", "Số định danh cá nhân", "PROFILE"),
  "pupil.code": general("MA_HOC_SINH", "Mã học sinh", "PROFILE"),
  "pupil.admissionNumber": general("SO_SO_DANG_BO", "Số đăng bộ", "PROFILE"),
  "pupil.sex": general("GIOI_TINH", "Giới tính", "PROFILE"),
  "pupil.birthDate": general("NGAY_SINH", "Ngày sinh", "PROFILE"),
  "pupil.birthPlace": general("NOI_SINH", "Nơi sinh", "PROFILE"),
  "pupil.hometown": general("QUE_QUAN", "Quê quán", "PROFILE"),
  "pupil.address": general("CHO_O_HIEN_NAY", "Nơi ở hiện nay", "PROFILE"),
  "pupil.ethnicity": general("DAN_TOC", "Dân tộc", "PROFILE"),
  "pupil.nationality": general("QUOC_TICH", "Quốc tịch", "PROFILE"),
  "pupil.fatherName": general("HO_VA_TEN_CHA", "Họ và tên cha", "PROFILE"),
  "pupil.motherName": general("HO_VA_TEN_ME", "Họ và tên mẹ", "PROFILE"),
  "pupil.guardianName": general("HO_VA_TEN_NGUOI_GIAM_HO", "Người giám hộ", "PROFILE"),
  "year.label": general("TEN_NAM_HOC", "Năm học", "COVER"),
  "year.grade": general("MA_KHOI", "Khối", null),
  "year.className": general("TEN_LOP", "Lớp", "COVER"),
  foreignLanguage: extra("NGOAI_NGU_1", "Ngoại ngữ 1", "SECTION_1", "CBQL"),
  heightCm: general("CHIEU_CAO", "Chiều cao", "PROFILE"),
  weightKg: general("CAN_NANG", "Cân nặng", "PROFILE"),
  "absence.withLeaveSessions": general("TONG_SO_BUOI_NGHI_CO_PHEP", "Số buổi nghỉ có phép", "PROFILE"),
  "absence.withoutLeaveSessions": general("THONG_SO_BUOI_NGHI_KHONG_PHEP", "Số buổi nghỉ không phép", "PROFILE"),
  "studies.yearLabel": study("NAM_HOC", "Quá trình học tập: năm học"),
  "studies.className": study("TEN_LOP", "Quá trình học tập: lớp"),
  "studies.schoolName": study("TEN_TRUONG", "Quá trình học tập: trường"),
  "studies.admissionNumber": study("SO_SO_DANG_BO", "Quá trình học tập: số đăng bộ"),
  "studies.arrivedOn": study("NGAY_TRANG_THAI_CHUYEN_DEN", "Quá trình học tập: ngày nhập học, chuyển đến"),
  "subjects.subject": subject("MA_MON_HOC", "Môn học", "SECTION_1"),
  "subjects.level": subject("MUC_DAT_DUOC", "Mức đạt được", "SECTION_1"),
  "subjects.mark": subject("DIEM_KIEM_TRA_DINH_KY", "Điểm kiểm tra định kỳ", "SECTION_1"),
  "subjects.comment": subject("NHAN_XET", "Nhận xét môn học", "SECTION_1"),
  "subjects.slot": subject("MA_GVBM", "Giáo viên phụ trách môn", null),
  "subjectTeachers.key": subject("MA_GVBM", "Mã ô ký giáo viên bộ môn", null),
  "subjectTeachers.name": subject("TEN_GVBM", "Giáo viên bộ môn", null),
  "subjectTeachers.identity": subject("SO_CCCD_GVBM", "Số định danh giáo viên bộ môn", null),
  "exemptions.subject": extra("MIEN/MA_MON_HOC", "Môn được miễn", "SECTION_1", "CBQL"),
  "exemptions.reason": extra("MIEN/LY_DO", "Lý do miễn", "SECTION_1", "CBQL"),
  "traits.trait": { label: "Phẩm chất, năng lực", xml: "NANG_LUC_PHAM_CHAT", pdf: "SECTION_2", signer: "GVCN" },
  "traits.level": { label: "Mức đạt được của phẩm chất, năng lực", xml: "NANG_LUC_PHAM_CHAT", pdf: "SECTION_2", signer: "GVCN" },
  "remarks.qualities": { label: "Nhận xét phẩm chất", xml: "NANG_LUC_PHAM_CHAT/NHAN_XET_PHAM_CHAT", pdf: "SECTION_2", signer: "GVCN" },
  "remarks.generalCompetences": { label: "Nhận xét năng lực chung", xml: "NANG_LUC_PHAM_CHAT/NHAN_XET_NANG_LUC_CHUNG", pdf: "SECTION_3", signer: "GVCN" },
  "remarks.specificCompetences": { label: "Nhận xét năng lực đặc thù", xml: "NANG_LUC_PHAM_CHAT/NHAN_XET_NANG_LUC_DAC_THU", pdf: "SECTION_3", signer: "GVCN" },
  "remarks.overall": summary("NHAN_XET_GVCN", "Nhận xét của giáo viên chủ nhiệm", null),
  result: summary("KET_QUA_XEP_LOAI", "Kết quả giáo dục", "SECTION_4"),
  noResult: extra("CAN_CU_KHONG_DANH_GIA", "Căn cứ không đánh giá kết quả", "SECTION_4", "CBQL"),
  promoted: summary("DUOC_LEN_LOP", "Được lên lớp", "SECTION_6"),
  completedGrade: summary("DA_HOAN_THANH_CHUONG_TRINH_LOP_HOC", "Hoàn thành chương trình lớp học", "SECTION_6"),
  completedPrimary: summary("DA_HOAN_THANH_CHUONG_TRINH_TIEU_HOC", "Hoàn thành chương trình tiểu học", "SECTION_6"),
  completion: summary("NOI_DUNG_HOAN_THANH_CHUONG_TRINH", "Nội dung hoàn thành chương trình", "SECTION_6"),
  award: summary("NOI_DUNG_KHEN_THUONG", "Khen thưởng", "SECTION_5"),
  suddenAward: summary("NOI_DUNG_KHEN_THUONG_DOT_XUAT", "Khen thưởng đột xuất", "SECTION_5"),
  "homeroom.name": general("TEN_GIAO_VIEN_CHU_NHIEM", "Giáo viên chủ nhiệm", "SIGNATURES"),
  "homeroom.identity": general("SO_CCCD_GIAO_VIEN_CHU_NHIEM", "Số định danh giáo viên chủ nhiệm", null),
  "head.name": general("TEN_GIAM_HIEU_KY_HOC_BA", "Người ký học bạ", "SIGNATURES", "CBQL"),
  "head.identity": general("SO_CCCD_GIAM_HIEU_KY_HOC_BA", "Số định danh người ký", null, "CBQL"),
  "head.title": general("CHUC_VU_GIAM_HIEU_KY_HOC_BA", "Chức vụ người ký", "SIGNATURES", "CBQL"),
  schoolTaxCode: extra("MA_SO_THUE_TRUONG", "Mã số thuế của trường", null, "KY_PHAT_HANH"),
  createdOn: general("NGAY_TAO_HOC_BA", "Ngày tạo học bạ", null, "KY_PHAT_HANH"),
  declaredOn: general("NGAY_KY_PHAT_HANH_HOC_BA", "Ngày ký phát hành", "SIGNATURES", "CBQL"),
  "previous.code": extra("MA_TRA_CUU_DON_VI_TRUOC", "Mã tra cứu đơn vị học bạ trước", null, "KY_PHAT_HANH"),
  "previous.digest": extra("SHA256_DON_VI_TRUOC", "Mã băm đơn vị học bạ trước", null, "KY_PHAT_HANH"),
  gapReason: extra("LY_DO_KHONG_CO_DON_VI_TRUOC", "Lý do không có đơn vị học bạ trước", null, "KY_PHAT_HANH"),
};
