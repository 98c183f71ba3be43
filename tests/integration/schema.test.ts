import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { applyMigrations } from "@/scripts/migrate";
import { SCHEMA_FILE, schemaSql } from "@/scripts/schema-engine";
import { catalogLines } from "../support/catalog";
import { testDatabase } from "../support/database";

const database = testDatabase();
const fromSchema = testDatabase("empty");

test("the migrations make what schema.prisma describes, and beyond it only the guards named here", async () => {
  await fromSchema.owner.query(await schemaSql(fromSchema.url, null, await readFile(SCHEMA_FILE, "utf8")));
  const migrated = await catalogLines(database.owner);
  const described = await catalogLines(fromSchema.owner);
  const beyond = migrated.filter((line) => !described.includes(line));
  const missing = described.filter((line) => !migrated.includes(line));
  expect(missing).toEqual([
    "CREATE UNIQUE INDEX subject_sheet_sheet_id_subject_code_group_id_key ON tracking.subject_sheet USING btree (sheet_id, subject_code, group_id)",
  ]);
  expect(beyond.map((line) => /INDEX (\S+)/.exec(line)?.[1] ?? line)).toEqual([
    "duty_one_head",
    "duty_one_homeroom_teacher",
    "duty_one_subject_teacher",
    "assessment_one_current",
    "bank_comment_one_code", // NULLS NOT DISTINCT: the school has no owner
    "duty_assignment_one_open",
    "enrolment_one_number",
    "enrolment_one_place",
    "held_out_one_live",
    "pupil_group_member_one_current",
    "pupil_move_one_proposed",
    "subject_sheet_sheet_id_subject_code_group_id_key", // NULLS NOT DISTINCT
    "unit_one_live",
  ]);
});

test("applying the migrations again does nothing", async () => {
  expect(await applyMigrations(database.url)).toEqual([]);
});

test("each migration is noted as `prisma migrate deploy` notes it: its folder, the digest of its file, finished in one step", async () => {
  const { rows } = await database.owner.query<{ name: string; checksum: string; finished: boolean; steps: number }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AND rolled_back_at IS NULL AS finished, applied_steps_count AS steps
     FROM _prisma_migrations ORDER BY migration_name`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const checksum = createHash("sha256").update(await readFile(`prisma/migrations/${row.name}/migration.sql`)).digest("hex");
    expect(row).toEqual({ name: expect.stringMatching(/^\d{14}_[a-z_]+$/) as string, checksum, finished: true, steps: 1 });
  }
});

test("the portal acts as the role without UPDATE and DELETE on history", async () => {
  const [row] = await database.db.$queryRaw<{ role: string; update: boolean }[]>`
    SELECT current_user AS role, has_table_privilege('tracking.history', 'UPDATE') AS update`;
  expect(row).toEqual({ role: "hoc_ba_app", update: false });
});
