import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../support/database";
import { refusalOf } from "../support/refusal";

const database = testDatabase();
const unitId = randomUUID();
const slotId = randomUUID();
const certificateId = randomUUID();

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
const FIRST = Buffer.from("%PDF first revision");

const refused = (sql: string, values: readonly unknown[] = []) => refusalOf(database.owner, sql, values);
/** What the database says to `sql` when `before` has been done first; nothing stays. */
const refusedAfter = (before: string, sql: string) => refused(`${before}; ${sql}`);

const file = (format: string, revision: number, bytes: Buffer, digest = sha256(bytes)) =>
  refused("INSERT INTO transcripts.file_revision VALUES (gen_random_uuid(), $1, $2::text::transcripts.\"FileFormat\", $3, $4, $5, now())", [unitId, format, revision, bytes, digest]);

beforeAll(async () => {
  const transcriptId = randomUUID();
  const digest = `sha256('data')`;
  await database.owner.query(`
    INSERT INTO transcripts.transcript (id, pupil_id, created_at) VALUES ('${transcriptId}', gen_random_uuid(), now());
    INSERT INTO transcripts.unit (id, transcript_id, code, layout, rule_set, start_year, year_label, grade, class_id, class_name, order_no, pupil_id, pupil_code,
      identity_number, full_name, search_name, birth_date, data, data_digest, declared_on, prepared_at, prepared_by_id)
    VALUES ('${unitId}', '${transcriptId}', gen_random_uuid(), '1.0', 'TT27/2020', 2025, '2025-2026', 4, gen_random_uuid(), '4A', 1, gen_random_uuid(), '1',
      '079316000001', 'Nguyễn An', 'nguyen an', '2016-01-01', '{"mark": 9}', ${digest}, '2026-05-30', now(), gen_random_uuid());
    INSERT INTO transcripts.code_registration (id, code, unit_id, provider, identity_number, registered_at)
    VALUES (gen_random_uuid(), gen_random_uuid(), '${unitId}', 'LOCAL', '079316000001', now());
    INSERT INTO transcripts.slot (id, unit_id, role, key, stage, staff_id, signer_name, signer_identity)
    VALUES ('${slotId}', '${unitId}', 'GVCN', 'gvcn', 2, gen_random_uuid(), 'Phạm Bích', '079185000001');
    INSERT INTO transcripts.certificate (id, holder, staff_id, subject, issuer, serial, identity, fingerprint, not_before, not_after, der, declared_at)
    VALUES ('${certificateId}', 'PERSON', gen_random_uuid(), 's', 'i', '1', '079185000001', encode(sha256('der'), 'hex'), now(), now(), 'der', now());
    INSERT INTO transcripts.signature (id, slot_id, format, certificate_id, signing_time, hash, prepared_at)
    VALUES (gen_random_uuid(), '${slotId}', 'XML', '${certificateId}', now(), ${digest}, now());
    INSERT INTO transcripts.issue_counter VALUES (2025, 3)`);
  await database.owner.query("INSERT INTO transcripts.file_revision VALUES (gen_random_uuid(), $1, 'PDF', 1, $2, $3, now())", [unitId, FIRST, sha256(FIRST)]);
});

describe("a file people hold", () => {
  test("must match its digest", async () => expect(await file("XML", 1, Buffer.from("<a/>"), sha256(Buffer.from("<b/>")))).toBe("file_revision_bytes_match_digest"));
  test("that matches is kept", async () => expect(await file("XML", 1, Buffer.from("<a/>"))).toBe("accepted"));
  test("in XML has one revision only", async () => expect(await file("XML", 2, Buffer.from("<a/>"))).toMatch(/HB004|file_revision_xml_has_one/));
  test("grows at its end", async () => expect(await file("PDF", 2, Buffer.concat([FIRST, Buffer.from(" and more")]))).toBe("accepted"));
  test("does not change where it was signed", async () => expect(await file("PDF", 2, Buffer.from("%PDF other revision, longer"))).toBe("HB004"));
  test("does not skip a revision", async () => expect(await file("PDF", 3, FIRST)).toBe("HB004"));
});

describe("a unit", () => {
  test.each(["data = '{\"mark\": 10}'", "full_name = 'Khác'", "declared_on = '2026-06-01'", "previous_id = null, code = gen_random_uuid()"])("keeps what was signed: %s", async (change) =>
    expect(await refused(`UPDATE transcripts.unit SET ${change}`)).toBe("HB002"));

  test.each([
    ["SIGNING", "ISSUED", "accepted"],
    ["SIGNING", "WITHDRAWN", "accepted"],
    ["SIGNING", "REVOKED", "HB004"],
    ["ISSUED", "REVOKED", "accepted"],
    ["ISSUED", "REPLACED", "accepted"],
    ["ISSUED", "SIGNING", "HB004"],
    ["ISSUED", "WITHDRAWN", "HB004"],
  ])("from %s to %s: %s", async (from, to, expected) => {
    const first = from === "SIGNING" ? "SELECT 1" : `UPDATE transcripts.unit SET status = '${from}'`;
    expect(await refusedAfter(first, `UPDATE transcripts.unit SET status = '${to}', version = version + 1`)).toBe(expected);
  });

  test("has a registered code that can be cancelled and not revived", async () => {
    const cancel = "UPDATE transcripts.code_registration SET status = 'CANCELLED'";
    expect(await refused(cancel)).toBe("accepted");
    expect(await refusedAfter(cancel, "UPDATE transcripts.code_registration SET status = 'REGISTERED'")).toBe("HB004");
    expect(await refused("UPDATE transcripts.code_registration SET code = gen_random_uuid()")).toBe("HB002");
  });
});

describe("a signature", () => {
  const sign = "UPDATE transcripts.signature SET state = 'SIGNED', value = 'v', signed_at = now()";
  test("may be prepared anew while it has no value", async () => expect(await refused("UPDATE transcripts.signature SET signing_time = now() + interval '1 hour'")).toBe("accepted"));
  test("gets its value once", async () => expect(await refusedAfter(sign, "UPDATE transcripts.signature SET value = 'w'")).toBe("HB002"));
  test.each(["hash = sha256('other')", "signing_time = now() + interval '1 hour'", "certificate_id = gen_random_uuid()"])("keeps once signed: %s", async (change) =>
    expect(await refusedAfter(sign, `UPDATE transcripts.signature SET ${change}`)).toBe("HB002"));
  test("is embedded after it was signed", async () => expect(await refusedAfter(sign, "UPDATE transcripts.signature SET state = 'EMBEDDED'")).toBe("accepted"));
  test("does not go back", async () => expect(await refusedAfter(sign, "UPDATE transcripts.signature SET state = 'PREPARED'")).toMatch(/HB004|signature_value_when_signed/));
  test("is not SIGNED without a value", async () => expect(await refused("UPDATE transcripts.signature SET state = 'SIGNED'")).toBe("signature_value_when_signed"));
});

describe("a slot", () => {
  const done = "UPDATE transcripts.slot SET signed_at = now()";
  test("is completed once", async () => {
    expect(await refused(done)).toBe("accepted");
    expect(await refusedAfter(done, "UPDATE transcripts.slot SET signed_at = now() + interval '1 day'")).toBe("HB002");
    expect(await refusedAfter(done, "UPDATE transcripts.slot SET signed_at = null")).toBe("HB002");
  });
  test("keeps its signer", async () => expect(await refused("UPDATE transcripts.slot SET staff_id = gen_random_uuid()")).toBe("HB002"));
  test("stands at the stage of its role", async () =>
    expect(
      await refused(`INSERT INTO transcripts.slot (id, unit_id, role, key, stage, staff_id, signer_name, signer_identity)
        VALUES (gen_random_uuid(), '${unitId}', 'CBQL', 'cbql', 1, gen_random_uuid(), 'x', 'x')`),
    ).toBe("slot_stage_of_role"));
});

describe("the register of issue", () => {
  const issue = (number: number) => `INSERT INTO transcripts.issue_entry VALUES (gen_random_uuid(), '${unitId}', 2025, ${number}, now(), gen_random_uuid(), null)`;
  test("begins with 1 and leaves no gap", async () => {
    expect(await refused(issue(1))).toBe("accepted");
    expect(await refused(issue(2))).toBe("HB004");
  });
  test("takes the city's receipt once, and changes nothing else", async () => {
    const received = "UPDATE transcripts.issue_entry SET city_receipt_at = now()";
    expect(await refusedAfter(issue(1), received)).toBe("accepted");
    expect(await refusedAfter(`${issue(1)}; ${received}`, "UPDATE transcripts.issue_entry SET city_receipt_at = null")).toBe("HB002");
    expect(await refusedAfter(issue(1), "UPDATE transcripts.issue_entry SET number = 7")).toBe("HB002");
  });
  test("does not count back", async () => expect(await refused("UPDATE transcripts.issue_counter SET last = 2")).toBe("HB004"));
});

describe("a certificate", () => {
  test("is what its fingerprint says", async () => expect(await refused("UPDATE transcripts.certificate SET der = 'other'")).toBe("HB002"));
  test("once revoked stays revoked", async () => {
    const revoke = "UPDATE transcripts.certificate SET status = 'REVOKED', revoked_at = now()";
    expect(await refused(revoke)).toBe("accepted");
    expect(await refusedAfter(revoke, "UPDATE transcripts.certificate SET status = 'APPROVED', approved_by_id = gen_random_uuid(), approved_at = now()")).toBe("HB004");
  });
  test("is approved by someone", async () => expect(await refused("UPDATE transcripts.certificate SET status = 'APPROVED'")).toBe("certificate_approved_by_someone"));
});
