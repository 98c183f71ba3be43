import type { Confirm } from "./confirmations";

/** What a batch waits for, by what its key asks of its owner. */
const WAITING_WORDS = {
  pin: "Chờ nhập PIN",
  "pin+otp": "Chờ nhập PIN và mã OTP",
  app: "Chờ xác nhận trên điện thoại",
  token: "Chờ dịch vụ ký trên máy",
} as const satisfies Record<Confirm, string>;

const STATE_WORDS = { RUNNING: "Đang ký", DONE: "Đã xong", STOPPED: "Đã dừng" } as const;

type State = "PIN_NEEDED" | keyof typeof STATE_WORDS;

/** What the state of a signing batch is called: what is waited for, and whether its owner let it rest. */
export function batchWords({ state, pausedAt, confirm }: { state: State; pausedAt: Date | string | null; confirm: Confirm }): string {
  if (state !== "PIN_NEEDED") return STATE_WORDS[state];
  return pausedAt !== null ? "Đang tạm dừng" : WAITING_WORDS[confirm];
}

export const BATCH_STATE_TONES = { PIN_NEEDED: "waiting", RUNNING: "info", DONE: "sealed", STOPPED: "plain" } as const satisfies Record<State, string>;
