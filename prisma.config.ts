import { defineConfig } from "prisma/config";

/** Only for Prisma's own command line; the running portal reads lib/server/env.ts. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(process.env["DATABASE_URL"] ? { datasource: { url: process.env["DATABASE_URL"] } } : {}),
});
