import { addressOf } from "../explain-blocked";
import type { WhoActs } from "../explain-blocked";

const ENDING = " nhập.";

/** Whose a cell is that the reader only reads: "Môn Toán do cô Nguyễn Thị B nhập." Source: QĐ 1789, Đ.13.2, 14.3. */
export const whoseCell = (item: string, people: readonly WhoActs[], nobody: string): string => `${item} do ${people.map(addressOf).join(", ") || nobody}${ENDING}`;

/** Whether a reason for a closed cell is only that somebody else fills it in. */
export const isSomebodyElses = (why: string): boolean => /^(Môn .+|Mục này) do .+ nhập\.$/.test(why);

/** Said over a sheet in which nothing is the reader's to fill in. */
export const ONLY_READS = "Thầy cô chỉ xem bảng này; từng ô cho biết ai nhập.";
