export const KEY_KINDS = ["PKCS12", "PKCS11", "LOCAL_SERVICE", "REMOTE"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** Where a key is, as a school office says it; what its owner should know when declaring it; what the ministry's form calls it (ma_kieu_chu_ky). Source: CV 2088, Phụ lục 1. */
export const KEY_KIND_WORDS = {
  PKCS12: {
    name: "Tệp khóa giữ tại cổng",
    about: "Mở bằng PIN của người ký",
    declare: "Tệp .p12 hoặc .pfx của nơi cấp. Khóa được mã hóa, giữ tại cổng, mở bằng PIN thầy cô tự đặt.",
    form: null,
  },
  PKCS11: {
    name: "USB token cắm tại máy chủ",
    about: "Mở bằng PIN của token",
    declare: "Token cắm sẵn ở máy chủ của trường, thường là token con dấu. Khi ký, nhập PIN của token trên trang này.",
    form: "USB_TOKEN",
  },
  LOCAL_SERVICE: {
    name: "USB token cắm ở máy đang ngồi",
    about: "Qua dịch vụ ký trên máy ấy",
    declare: "Token thầy cô giữ, cắm vào máy mỗi khi ký. Chỉ gửi lên tệp chứng thư; khóa và PIN không rời token.",
    form: "USB_TOKEN",
  },
  REMOTE: {
    name: "Ký từ xa",
    about: "Xác nhận trên điện thoại",
    declare: "Khóa ở nhà cung cấp (SmartCA, MySign…). Mỗi lượt ký, thầy cô xác nhận trên điện thoại.",
    form: "REMOTE_SIGNING",
  },
} as const satisfies Record<KeyKind, { name: string; about: string; declare: string; form: string | null }>;
