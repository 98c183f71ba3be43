import pg from "pg";
import { applyMigrations } from "../migrate";
import { StartFailure } from "./failure";
import { runScript } from "./node-script";
import type { Postgres } from "./postgres";

/** Name of the school's database on our own server. */
export const SCHOOL_DATABASE = "hoc_ba_so";
const UNFINISHED = "hoc_ba_so_unfinished";
const SEED = "scripts/seed.ts";

type Tell = { environment: Record<string, string>; say: (sentence: string) => void; signal: AbortSignal };

/**
 * The school's database on our own server, migrated, and filled at the first start.
 * It gets its name only when it is whole: a first start that was cut short leaves nothing to trip over.
 */
export async function ownDatabase(postgres: Postgres, tell: Tell): Promise<string> {
  const admin = new pg.Client(postgres.url("postgres"));
  admin.on("error", () => undefined); // its idle connection ends when a start is stopped; the next query says so
  await admin.connect();
  try {
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [SCHOOL_DATABASE]);
    if (rowCount === 0) {
      await admin.query(`DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${UNFINISHED}`);
      await migrateAndSeed(postgres.url(UNFINISHED), tell);
      await admin.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${SCHOOL_DATABASE}`);
    } else {
      await migrate(postgres.url(SCHOOL_DATABASE), tell.say);
    }
  } finally {
    await admin.end();
  }
  return postgres.url(SCHOOL_DATABASE);
}

/** The school's database that DATABASE_URL names. There the seed itself must know whether it has been. */
export async function givenDatabase(url: string, tell: Tell): Promise<string> {
  await checkGiven(url);
  await migrateAndSeed(url, tell);
  return url;
}

async function migrateAndSeed(url: string, tell: Tell) {
  await migrate(url, tell.say);
  tell.say("Đang chuẩn bị trường mẫu…");
  const { code, said } = await runScript(SEED, { ...tell.environment, DATABASE_URL: url }, tell.signal);
  if (code !== 0) throw new StartFailure("Chưa tạo được trường mẫu.", `Chạy lại lần nữa sẽ làm lại từ đầu. Nguyên nhân:\n${said.trim()}`);
}

async function migrate(url: string, say: (sentence: string) => void) {
  try {
    const applied = await applyMigrations(url);
    if (applied.length > 0) say(`Đã cập nhật cấu trúc cơ sở dữ liệu (${applied.length} bước).`);
  } catch (error) {
    const message = (error as Error).message.split("\n")[0] ?? ""; // below it stands where in Prisma's engine
    if (/permission denied|may not create|must be (owner|member|able)|must have/.test(message)) {
      throw new StartFailure(
        "Tài khoản trong DATABASE_URL không đủ quyền.",
        `Tài khoản đó cần sở hữu cơ sở dữ liệu và vai trò hoc_ba_app. Quản trị PostgreSQL chạy một lần: CREATE ROLE hoc_ba_app NOLOGIN; GRANT hoc_ba_app TO <tài khoản>; (${message})`,
      );
    }
    throw new StartFailure("Không cập nhật được cấu trúc cơ sở dữ liệu.", `Dữ liệu chưa bị thay đổi. Nguyên nhân: ${message}`);
  }
}

const REASONS: Record<string, [what: string, remedy: string]> = {
  ECONNREFUSED: ["Không có PostgreSQL nào trả lời ở địa chỉ trong DATABASE_URL.", "Kiểm tra máy chủ đã chạy và địa chỉ, cổng có đúng không."],
  ENOTFOUND: ["Không tìm thấy máy chủ trong DATABASE_URL.", "Kiểm tra lại tên máy chủ."],
  "28P01": ["PostgreSQL không nhận mật khẩu trong DATABASE_URL.", "Kiểm tra tên và mật khẩu."],
  "28000": ["PostgreSQL không cho tài khoản trong DATABASE_URL đăng nhập.", "Kiểm tra tên tài khoản và pg_hba.conf."],
  "3D000": ["Cơ sở dữ liệu trong DATABASE_URL chưa có.", "Hãy tạo nó (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0) rồi chạy lại."],
};

async function checkGiven(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
    );
    const server = rows[0];
    if (!server || server.version < 160_000) throw new StartFailure("PostgreSQL trong DATABASE_URL cũ quá.", "Cần phiên bản 16 trở lên.");
    if (server.encoding !== "UTF8") throw new StartFailure("Cơ sở dữ liệu trong DATABASE_URL không dùng UTF-8.", "Hãy tạo lại nó với ENCODING 'UTF8'.");
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const { code = "", message } = error as NodeJS.ErrnoException;
    const [what, remedy] = REASONS[code] ?? ["Không nối được tới PostgreSQL trong DATABASE_URL.", `Nguyên nhân: ${message}`];
    throw new StartFailure(what, remedy);
  } finally {
    await client.end().catch(() => undefined);
  }
}
