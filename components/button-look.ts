/** The looks of buttons and of links that act as buttons: one table, so that the two never drift apart. */
export type ButtonKind = "primary" | "secondary" | "danger" | "quiet";

const SHAPE =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-lg border px-4 py-2 text-[0.95rem] leading-5 font-semibold whitespace-nowrap no-underline no-print";

const KINDS: Record<ButtonKind, string> = {
  primary: "border-action bg-action text-white hover:bg-action-dark",
  secondary: "border-[#9db8cf] bg-paper text-action hover:bg-action-soft",
  danger: "border-danger bg-paper text-danger hover:bg-danger-soft",
  quiet: "border-transparent bg-transparent text-action hover:bg-action-soft",
};

const BLOCKED = "border-line bg-paper text-ink-soft cursor-not-allowed";

export const buttonLook = (kind: ButtonKind, blocked = false): string => `${SHAPE} ${blocked ? BLOCKED : KINDS[kind]}`;
