import "../../support/portal-settings";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/people/actor";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { runInTransaction } from "@/lib/server/action";
import { acceptPin } from "@/lib/server/ceremonies/accept-pin";
import { runBatch } from "@/lib/server/ceremonies/batch-run";
import { getBatch } from "@/lib/server/ceremonies/get-batch";
import { listNotMade } from "@/lib/server/ceremonies/list-not-made";
import { listPreviewRecords } from "@/lib/server/ceremonies/list-preview-records";
import { startBatch } from "@/lib/server/ceremonies/start-batch";
import { stopBatch } from "@/lib/server/ceremonies/stop-batch";
import { takePreview } from "@/lib/server/ceremonies/take-preview";
import { prepareUnits } from "@/lib/server/transcripts/prepare-units";
import { withdrawUnits } from "@/lib/server/transcripts/withdraw-units";
import { BUILDER_PIN, giveKeys } from "../../support/builders/keys";
import { buildSmallSchool, type SmallSchool } from "../../support/builders/small-school";
import { approveYearEnd } from "../../support/builders/year-end";
import { testDatabase } from "../../support/database";

const PUPILS = ["Nguyễn Hoàng Minh Anh", "H'Ŏ Niê Kdăm", "Trần Đức Duy", "Lê Gia Hân", "Phạm Quốc Khánh", "Võ Thị Kim Ngân", "Đỗ Bảo Ngọc"];
const WITHOUT_NUMBER = 6; // Đỗ Bảo Ngọc has no identity number yet
const HOUR = 3_600_000;

const database = testDatabase();
let school: SmallSchool;
let now: Date;
const key = () => crypto.randomUUID();
const as = <T>(actor: Actor, work: Parameters<typeof runInTransaction<T>>[3]) => runInTransaction(database.db, actor, now, work);
const look = (actor: Actor, role: SlotRole) => as(actor, (ctx) => takePreview(ctx, role));
const confirm = (actor: Actor, previewId: string | null, except: string[] = []) => as(actor, (ctx) => startBatch(ctx, { key: key(), previewId: previewId ?? "", except }));
const prepare = () => as(school.actors.academicClerk, (ctx) => prepareUnits(ctx, { key: key(), classId: school.classId, declaredOn: "2026-05-11", headStaffId: school.staff.head }));
const unitOf = (fullName: string) => database.db.unit.findFirstOrThrow({ where: { fullName, status: "SIGNING" }, include: { slots: true } });

/** The mark was wrong: the office takes the học bạ back, the mark is mended, and it is made anew. */
async function remake(fullName: string, subjectCode: string, mark: number) {
  const unit = await unitOf(fullName);
  await as(school.actors.academicClerk, (ctx) => withdrawUnits(ctx, { key: key(), unitIds: [unit.id], reason: "Nhập nhầm điểm" }));
  await database.db.assessment.updateMany({ where: { pupilId: unit.pupilId, subjectCode, period: "CN" }, data: { mark } });
  expect(await prepare()).toMatchObject({ made: 1 });
}

beforeAll(async () => {
  school = await buildSmallSchool(database.db, { pupilNames: PUPILS });
  now = school.now;
  await approveYearEnd(database.db, school);
  await giveKeys(database.db, school);
  await database.db.pupil.update({ where: { id: school.pupils[WITHOUT_NUMBER]?.id ?? "" }, data: { identityNumber: null } });
  expect(await prepare()).toMatchObject({ made: 6 });
}, 60_000);

beforeEach(() => {
  now = new Date(now.getTime() + HOUR);
});

describe("A look at what will be signed", () => {
  test("shows a subject teacher the own records, class by class, and what others entered in the own column", async () => {
    const preview = await look(school.actors.english, "GVBM");
    expect(preview).toMatchObject({ total: 6, later: [], changes: null, key: { kind: "PKCS12" } });
    expect(preview.classes.map(({ className, slotIds }) => [className, slotIds.length])).toEqual([["4A", 6]]);
    const told = preview.anomalies.map(({ kind, severity, className, records }) => [kind, severity, className, records.length]);
    expect(told).toEqual([["ALIKE", "LOOK", "4A", 6], ["BY_ANOTHER", "NOTE", "4A", 6]]);
    expect(preview.anomalies[0]?.what).toContain("Ngoại ngữ 1 (Tiếng Anh)");
    expect(preview.anomalies[1]?.what).toContain("Phạm Thị Ngọc Bích đã nhập cho 6 học sinh, Võ Thanh Tùng là người chịu trách nhiệm ký");
  });

  test("keeps every record with the digest of its data, names the records of a class to whoever took it and to nobody else, and is logged", async () => {
    const { id, classes } = await look(school.actors.english, "GVBM");
    const kept = await database.db.signingPreview.findUniqueOrThrow({ where: { id: id ?? "" } });
    const units = new Map((await database.db.unit.findMany()).map((unit) => [unit.id, Buffer.from(unit.dataDigest).toString("hex")]));
    const items = kept.items as { slotId: string; unitId: string; digest: string }[];
    expect(items.map(({ slotId }) => slotId)).toEqual(classes[0]?.slotIds);
    expect(items.every(({ unitId, digest }) => units.get(unitId) === digest)).toBe(true);
    const records = await as(school.actors.english, (ctx) => listPreviewRecords(ctx, id ?? "", school.classId));
    expect(records.map(({ fullName }) => fullName)).toEqual(PUPILS.slice(0, WITHOUT_NUMBER));
    await expect(as(school.actors.homeroom, (ctx) => listPreviewRecords(ctx, id ?? "", school.classId))).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await database.db.readLog.count({ where: { what: "ceremony.preview", accountId: school.accounts.english, entityId: school.classId } })).toBe(2);
  });

  test("again within half an hour is the same look; later it is a new one, and nothing has changed", async () => {
    const first = await look(school.actors.english, "GVBM");
    now = new Date(now.getTime() + 60_000);
    expect((await look(school.actors.english, "GVBM")).id).toBe(first.id);
    now = new Date(now.getTime() + HOUR);
    const later = await look(school.actors.english, "GVBM");
    expect(later.id).not.toBe(first.id);
    expect(later.root).toBe(first.root);
    expect(later.changes).toMatchObject({ added: [], gone: [] });
  });

  test("shows the homeroom teacher that the turn has not come, and for whom it waits", async () => {
    const preview = await look(school.actors.homeroom, "GVCN");
    expect([preview.id, preview.total]).toEqual([null, 0]);
    expect(preview.later).toMatchObject([{ className: "4A", records: 6 }]);
    expect(preview.later[0]?.why).toContain("chờ Võ Thanh Tùng (giáo viên bộ môn, 6 học bạ)");
  });

  test("names the pupil who is left out, with the reason for whoever may read the class", async () => {
    const ask = (actor: Actor) => as(actor, (ctx) => listNotMade(ctx, [school.classId]));
    expect(await ask(school.actors.head)).toMatchObject([{ fullName: "Đỗ Bảo Ngọc", className: "4A", reasons: [expect.stringContaining("Chưa có số định danh cá nhân")] }]);
    const [told] = await ask(school.actors.english);
    expect([told?.fullName, told?.reasons.join(" ")]).toEqual(["Đỗ Bảo Ngọc", expect.not.stringContaining("định danh")]);
  });

  test("is refused to who has no such duty, and nothing is kept of it", async () => {
    const before = await database.db.signingPreview.count();
    for (const actor of [school.actors.parent, school.actors.otherParent]) await expect(look(actor, "CBQL")).rejects.toMatchObject({ code: "NOT_YOURS" });
    expect((await look(school.actors.deputy, "CBQL")).total).toBe(0);
    expect(await database.db.signingPreview.count()).toBe(before);
  });
});

describe("Between the look and the confirmation", () => {
  test("a record that was made anew is refused by name with the difference, and the batch is made of the rest", async () => {
    const { id } = await look(school.actors.english, "GVBM");
    await remake("Trần Đức Duy", "NN", 6);
    const { batchId, total, changed } = await confirm(school.actors.english, id);
    expect(total).toBe(5);
    expect(changed.map(({ fullName, became, successor }) => [fullName, became, successor?.differences])).toEqual([
      ["Trần Đức Duy", "REPLACED", [{ field: "subjects.mark", label: "Điểm kiểm tra định kỳ", where: "Ngoại ngữ 1 (Tiếng Anh)", first: "9", second: "6" }]],
    ]);
    const items = await database.db.batchItem.findMany({ where: { batchId: batchId ?? "" }, orderBy: { order: "asc" } });
    expect(items.map(({ order, state, reason }) => [order, state, reason])).toEqual([[0, "REFUSED", "CHANGED_SINCE_PREVIEW"], ...[1, 2, 3, 4, 5].map((order) => [order, "WAITING", null])]);
    expect(items.every(({ digest }) => digest?.length === 32)).toBe(true);
    const shown = await as(school.actors.english, (ctx) => getBatch(ctx, batchId ?? ""));
    expect(shown.refused.map(({ fullName, leftOut, successor }) => [fullName, leftOut, successor?.differences.length])).toEqual([["Trần Đức Duy", true, 1]]);
    await as(school.actors.english, (ctx) => stopBatch(ctx, { key: key(), batchId: batchId ?? "" }));
  });

  test("the next look tells what changed since the last, field by field, and does not call the new version new", async () => {
    const { total, changes } = await look(school.actors.english, "GVBM");
    expect([total, changes?.added, changes?.gone.map(({ fullName, became, successor }) => [fullName, became, successor?.differences[0]?.second])]).toEqual([6, [], [["Trần Đức Duy", "REPLACED", "6"]]]);
  });

  test("a change in another's subject is told to a subject teacher as one that does not touch the own part", async () => {
    const { id } = await look(school.actors.english, "GVBM");
    await remake("Lê Gia Hân", "TO", 8);
    const { changed, batchId } = await confirm(school.actors.english, id);
    expect(changed.map(({ fullName, successor }) => [fullName, successor?.differences])).toEqual([["Lê Gia Hân", []]]);
    await as(school.actors.english, (ctx) => stopBatch(ctx, { key: key(), batchId: batchId ?? "" }));
  });

  test("when everything changed no batch is made and the answer lists it", async () => {
    const preview = await look(school.actors.english, "GVBM");
    const only = await unitOf("Phạm Quốc Khánh");
    const rest = preview.classes[0]?.slotIds.filter((id) => !only.slots.some((slot) => slot.id === id)) ?? [];
    await remake("Phạm Quốc Khánh", "NN", 7);
    const before = await database.db.batch.count();
    expect(await confirm(school.actors.english, preview.id, rest)).toMatchObject({ batchId: null, total: 0, changed: [{ fullName: "Phạm Quốc Khánh", became: "REPLACED" }] });
    expect(await database.db.batch.count()).toBe(before);
  });

  test("what was left out is not in the batch, and leaving out everything is nothing to sign", async () => {
    const { id, classes } = await look(school.actors.english, "GVBM");
    const all = [...(classes[0]?.slotIds ?? [])];
    await expect(confirm(school.actors.english, id, all)).rejects.toMatchObject({ code: "NOTHING_TO_SIGN" });
    const { batchId, total } = await confirm(school.actors.english, id, all.slice(2));
    expect(total).toBe(2);
    expect((await database.db.batchItem.findMany({ where: { batchId: batchId ?? "" }, orderBy: { order: "asc" } })).map(({ slotId }) => slotId)).toEqual(all.slice(0, 2));
    await as(school.actors.english, (ctx) => stopBatch(ctx, { key: key(), batchId: batchId ?? "" }));
  });

  test("nobody confirms what another was shown", async () => {
    const { id } = await look(school.actors.english, "GVBM");
    for (const actor of [school.actors.homeroom, school.actors.head, school.actors.administrator, school.actors.parent]) {
      await expect(confirm(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("At the moment of signing", () => {
  test("content that is no longer what was shown, in whatever way it came about, is not signed; the others are", async () => {
    const { id } = await look(school.actors.english, "GVBM");
    const { batchId } = await confirm(school.actors.english, id);
    const { id: unitId } = await unitOf("Võ Thị Kim Ngân");
    const { run } = await acceptPin(database.db, now, { type: "run-batch", batchId: batchId ?? "", pin: BUILDER_PIN });
    // Past the portal and the guards of the table: the mark is another, the digest beside it the old one.
    await database.owner.query("alter table transcripts.unit disable trigger user");
    await database.owner.query(`update transcripts.unit set data = jsonb_set(data, '{subjects,0,mark}', '10') where id = $1`, [unitId]);
    await database.owner.query("alter table transcripts.unit enable trigger user");
    if (run) await runBatch(database.db, () => now, run);
    const items = await database.db.batchItem.findMany({ where: { batchId: batchId ?? "" }, include: { unit: true } });
    const ends = Object.fromEntries(items.map(({ unit, state, reason }) => [unit.fullName, reason ?? state]));
    expect(ends["Võ Thị Kim Ngân"]).toBe("CHANGED_SINCE_PREVIEW");
    expect(Object.values(ends).filter((end) => end === "DONE")).toHaveLength(5);
    expect(await database.db.signature.count({ where: { slot: { unitId } } })).toBe(0);
  });

  test("an item that was shown to nobody is not signed either", async () => {
    const { id } = await look(school.actors.homeroom, "GVBM");
    const { batchId } = await confirm(school.actors.homeroom, id);
    await database.owner.query("update transcripts.batch_item set digest = null where batch_id = $1", [batchId]);
    const { run } = await acceptPin(database.db, now, { type: "run-batch", batchId: batchId ?? "", pin: BUILDER_PIN });
    if (run) await runBatch(database.db, () => now, run);
    const ends = await database.db.batchItem.groupBy({ by: ["reason"], where: { batchId: batchId ?? "" }, _count: true });
    expect(ends).toEqual([{ reason: "CHANGED_SINCE_PREVIEW", _count: 6 }]);
  });
});
