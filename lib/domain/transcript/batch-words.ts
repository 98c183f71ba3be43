/** What the state of a signing batch is called. */
export const BATCH_STATE_WORDS = {
  PIN_NEEDED: "Chờ nhập PIN",
  RUNNING: "Đang ký",
  DONE: "Đã xong",
  STOPPED: "Đã dừng",
} as const;

/** The same, and whether its owner let it rest. */
export const batchWords = ({ state, pausedAt }: { state: keyof typeof BATCH_STATE_WORDS; pausedAt: Date | string | null }): string =>
  state === "PIN_NEEDED" && pausedAt !== null ? "Đang tạm dừng" : BATCH_STATE_WORDS[state];

export const BATCH_STATE_TONES = { PIN_NEEDED: "waiting", RUNNING: "info", DONE: "sealed", STOPPED: "plain" } as const satisfies Record<
  keyof typeof BATCH_STATE_WORDS,
  string
>;
