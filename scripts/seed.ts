import { join, resolve } from "node:path";
import { openDatabase } from "@/lib/server/database";
import { handOutTrust } from "@/prisma/seed/hand-out-trust";
import { seedDemo } from "@/prisma/seed/seed-demo";

// Fills the database of DATABASE_URL with the demo school, once, and hands out what the verify command trusts.
const url = process.env["DATABASE_URL"];
if (!url) throw new Error("DATABASE_URL is not set: it names the database to fill.");
const trustFolder = resolve(process.env["TRUST_DIR"] ?? ".data/trust");
const address = process.env["TRIAL_AUTHORITY"];
const authority = address ? { url: address, folder: join(trustFolder, "authority") } : null;

const db = openDatabase(url);
try {
  const seeded = await seedDemo(db, new Date(), undefined, authority);
  await handOutTrust(db, trustFolder);
  console.log(seeded.done ? `Trường mẫu: ${seeded.pupils} học sinh, ${seeded.issued} đơn vị học bạ đã phát hành.` : "Đã có dữ liệu trường.");
} finally {
  await db.$disconnect();
}
