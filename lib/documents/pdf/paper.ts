/**
 * The sheet and its measures. Unit: points, y counted downwards from the top edge.
 *
 * Source: NĐ 30/2020, Phụ lục I (A4; top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm).
 */
export const MM = 72 / 25.4;
export const SHEET = { width: 595.28, height: 841.89 };
export const LEFT = 30 * MM;
export const RIGHT = SHEET.width - 20 * MM;
export const TOP = 21 * MM;
export const BOTTOM = SHEET.height - 24 * MM;
export const TEXT_WIDTH = RIGHT - LEFT;
/** The room of the line that heads a page which continues. */
export const RUNNING_HEAD = 18;
export const FOOTER_LINE = SHEET.height - 20 * MM;

export const BODY_SIZE = 12;
export const TABLE_SIZE = 11.5;
export const TABLE_LEADING = 14.4;

/** Colours as the operands of an rg or RG operator. */
export const BLACK = "0 0 0";
export const GREY = "0.33 0.33 0.33";
export const RULE = "0.25 0.25 0.25";
export const SEAL_RED = "0.78 0.1 0.1";
export const INK_BLUE = "0.08 0.22 0.6";
export const TRIAL_TINT = "0.985 0.915 0.915";
