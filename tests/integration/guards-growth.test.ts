import { beforeAll, describe, expect, test } from "vitest";
import { buildSmallSchool } from "../support/builders/small-school";
import { testDatabase } from "../support/database";
import { refusalOf } from "../support/refusal";

const database = testDatabase();

beforeAll(async () => {
  await buildSmallSchool(database.db);
});

const ONLY_GROWS = [
  "tracking.history",
  "tracking.read_log",
  "transcripts.transcript_event",
  "transcripts.file_revision",
  "transcripts.confirmation_code",
  "transcripts.revocation_list",
  "transcripts.transcript",
];
const NEVER_DELETED = [
  "tracking.pupil",
  "tracking.staff",
  "tracking.enrolment",
  "tracking.assessment",
  "tracking.trait_assessment",
  "tracking.year_outcome",
  "tracking.duty",
  "tracking.account",
  "tracking.class_sheet",
  "tracking.praise_letter",
  "tracking.commendation",
  "tracking.pupil_move",
  "transcripts.unit",
  "transcripts.slot",
  "transcripts.signature",
  "transcripts.issue_entry",
  "transcripts.issue_counter",
  "transcripts.certificate",
];

describe.each(ONLY_GROWS)("%s", (table) => {
  test("refuses everyone's UPDATE, DELETE and TRUNCATE, the owner's too", async () => {
    const { rows } = await database.owner.query<{ name: string }>("SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1", [table]);
    const column = rows[0]?.name ?? "";
    expect(await refusalOf(database.owner, `UPDATE ${table} SET ${column} = ${column}`)).toBe("HB001");
    expect(await refusalOf(database.owner, `DELETE FROM ${table}`)).toBe("HB001");
    expect(await refusalOf(database.owner, `TRUNCATE ${table} CASCADE`)).toMatch(/^HB00[13]$/);
  });

  test("gives the portal no right to try", async () => {
    await database.owner.query("SET ROLE hoc_ba_app");
    try {
      expect(await refusalOf(database.owner, `DELETE FROM ${table}`)).toBe("42501");
    } finally {
      await database.owner.query("RESET ROLE");
    }
  });
});

describe.each(NEVER_DELETED)("%s", (table) => {
  test("loses no row", async () => {
    expect(await refusalOf(database.owner, `DELETE FROM ${table}`)).toBe("HB003");
    expect(await refusalOf(database.owner, `TRUNCATE ${table} CASCADE`)).toMatch(/^HB00[13]$/);
  });
});

test("a pupil cannot be deleted through Prisma either", async () => {
  await expect(database.db.pupil.deleteMany()).rejects.toThrow(/permission denied/);
  expect(await database.db.pupil.count()).toBeGreaterThan(0);
});

test("the portal's role may not change the tables themselves", async () => {
  await database.owner.query("SET ROLE hoc_ba_app");
  try {
    expect(await refusalOf(database.owner, "ALTER TABLE tracking.history DISABLE TRIGGER ALL")).toBe("42501");
    expect(await refusalOf(database.owner, "DROP TABLE transcripts.file_revision")).toBe("42501");
    expect(await refusalOf(database.owner, "CREATE TABLE transcripts.mine (a int)")).toBe("42501");
  } finally {
    await database.owner.query("RESET ROLE");
  }
});
