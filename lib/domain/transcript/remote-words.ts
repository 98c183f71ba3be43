/** How providers of remote signatures are spoken to, as the administrator chooses it. address: what it looks like there. Source: docs/decisions/150-remote-signing.md. */
export const REMOTE_ADAPTER_WORDS = {
  CSC_V1: { name: "CSC v1 (chuẩn chung)", address: "https://…/csc/v1" },
  CSC_V2: { name: "CSC v2 (chuẩn chung)", address: "https://…/csc/v2" },
  SMARTCA: { name: "VNPT SmartCA", address: "https://…/sca/sp769" },
  MYSIGN: { name: "Viettel MySign", address: "https://… (không kèm đường dẫn)" },
} as const;
export type RemoteAdapter = keyof typeof REMOTE_ADAPTER_WORDS;

/** How the owner confirms there. */
export const REMOTE_CONFIRM_WORDS = {
  app: "Xác nhận trên ứng dụng điện thoại",
  pin: "Nhập PIN",
  "pin+otp": "Nhập PIN và mã OTP",
} as const;

/**
 * Whether a provider may be spoken to at this address: the school's secret and what is to be signed go there, so it is TLS, or this very computer.
 * Neither user, question nor fragment belongs to such an address.
 */
export function isRemoteAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && THIS_COMPUTER.has(url.hostname));
}

const THIS_COMPUTER: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);
