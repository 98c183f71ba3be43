import { join } from "node:path";
import { openDatabase } from "@/lib/server/database";
import { AppError } from "@/lib/server/errors";
import { letHeadBackIn } from "@/lib/server/people/accounts/let-head-back-in";
import { ROOT, postgresPlaces } from "./start/places";
import { socketUrl } from "./start/postgres";
import { SCHOOL_DATABASE } from "./start/school-database";

/**
 * `npm run reset-head-password -- "Biên bản số 05/BB-NTL ngày 12/6/2026"`, at the server, while the portal runs.
 * The head gets a temporary password; the history keeps the reason (docs/operations.md).
 */
async function main(): Promise<number> {
  const reason = process.argv.slice(2).join(" ").trim();
  if (reason.length < 10) return complain('Cần nêu căn cứ, ví dụ: npm run reset-head-password -- "Biên bản số 05/BB-NTL ngày 12/6/2026".');
  const ours = () => socketUrl(postgresPlaces(process.env["DATA_FOLDER"] ?? join(ROOT, ".data")), SCHOOL_DATABASE);
  const db = openDatabase(process.env["DATABASE_URL"] ?? ours());
  try {
    const { fullName, username, temporaryPassword } = await db.$transaction((tx) => letHeadBackIn(tx, new Date(), reason));
    console.log(`Hiệu trưởng ${fullName}: đăng nhập bằng tên ${username}, mật khẩu tạm ${temporaryPassword}.\nPhải đổi mật khẩu ngay lần đăng nhập đầu tiên; mọi phiên cũ đã kết thúc.`);
    return 0;
  } catch (error) {
    if (error instanceof AppError) return complain("Hôm nay chưa có hiệu trưởng nào được phân công, hoặc hiệu trưởng chưa có tài khoản. Không có gì thay đổi.");
    return complain("Không mở được cơ sở dữ liệu của trường. Hãy chạy cổng (npm run demo) rồi thử lại ở một cửa sổ khác, bằng đúng người dùng đã chạy cổng.");
  } finally {
    await db.$disconnect();
  }
}

function complain(sentence: string): number {
  console.error(sentence);
  return 1;
}

process.exitCode = await main();
