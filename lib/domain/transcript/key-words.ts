export const KEY_KINDS = ["PKCS12", "PKCS11", "LOCAL_SERVICE", "REMOTE"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** Where a key is, as a school office says it; and what the ministry's form calls it (ma_kieu_chu_ky). Source: CV 2088, Phụ lục 1. */
export const KEY_KIND_WORDS = {
  PKCS12: { name: "Tệp khóa giữ tại cổng", about: "Mở bằng PIN của người ký", form: null },
  PKCS11: { name: "USB token cắm tại máy chủ", about: "Mở bằng PIN của token", form: "USB_TOKEN" },
  LOCAL_SERVICE: { name: "USB token cắm ở máy đang ngồi", about: "Qua dịch vụ ký trên máy ấy", form: "USB_TOKEN" },
  REMOTE: { name: "Ký từ xa", about: "Xác nhận trên điện thoại", form: "REMOTE_SIGNING" },
} as const satisfies Record<KeyKind, { name: string; about: string; form: string | null }>;
