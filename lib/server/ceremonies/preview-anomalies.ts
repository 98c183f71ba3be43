import "server-only";
import type { YearResult } from "@/lib/domain/assessment/levels";
import { groupBy } from "@/lib/domain/grouping";
import type { Anomaly, Seen, ShownRecord } from "@/lib/domain/transcript/anomalies/anomaly";
import { findAnomalies } from "@/lib/domain/transcript/anomalies/find-anomalies";
import type { DutyBegun, ForeignEntry } from "@/lib/domain/transcript/anomalies/substitute-entries";
import { storedDay } from "@/lib/domain/vietnam-time";
import type { SlotRole } from "../db/client/enums";
import type { Ctx, Db } from "../context";
import { dataOf } from "../transcripts/unit-for-signing";
import type { MySlot } from "./list-signable";

/** What is worth a second look in the records about to be signed: the pure rules over what the units and the class sheets hold. Six queries, whatever the school. */
export async function previewAnomalies({ actor, db }: Ctx, role: SlotRole, slots: readonly MySlot[]): Promise<Anomaly[]> {
  if (slots.length === 0) return [];
  const units = await db.unit.findMany({ where: { id: { in: slots.map(({ unitId }) => unitId) } }, select: { id: true, data: true } });
  const dataById = new Map(units.map((unit) => [unit.id, dataOf(unit)]));
  const lastYears = await loadLastYears(db, slots);
  const records = slots.flatMap(({ unitId, classId, className, fullName }): ShownRecord[] => {
    const data = dataById.get(unitId);
    return data ? [{ unitId, classId, className, fullName, data, lastYear: lastYears.get(unitId) ?? null }] : [];
  });
  const byUnit = new Map(records.map((record) => [record.unitId, record]));
  const keyOf = new Map(slots.map(({ unitId, slotKey }) => [unitId, slotKey]));
  const seenOf = ({ unitId }: ShownRecord): Seen => (role === "GVBM" ? { slot: keyOf.get(unitId) ?? "" } : "WHOLE");
  // A subject teacher looks at the own places only; everybody else at all places of the records.
  const places = role === "GVBM" ? { id: { in: slots.map(({ slotId }) => slotId) } } : { unitId: { in: [...byUnit.keys()] }, role: { in: ["GVBM", "GVCN"] as SlotRole[] } };
  return findAnomalies({ records, seenOf, foreign: await loadForeign(db, byUnit, slots, role), begun: role === "GVBM" ? [] : await loadBegun(db, byUnit, { ...places, staffId: { not: actor.staffId } }) });
}

/** What the unit of the school year just before says, by unit. Only the result leaves the database. */
async function loadLastYears(db: Db, slots: readonly MySlot[]) {
  const ids = slots.map(({ unitId }) => unitId);
  const rows = await db.$queryRaw<{ id: string; label: string; result: YearResult }[]>`
    SELECT u.id, p.year_label AS label, p.data->>'result' AS result
    FROM transcripts.unit u JOIN transcripts.unit p ON p.id = u.previous_id AND p.start_year = u.start_year - 1
    WHERE u.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, label, result }) => [id, { yearLabel: label, result }]));
}

type ForeignRow = { unit_id: string; what: string; entered_by: string; signer: string };

/** Year-end values that somebody else entered than the one whose place for a signature covers them; values another school answers for are not meant. */
async function loadForeign(db: Db, records: ReadonlyMap<string, ShownRecord>, slots: readonly MySlot[], role: SlotRole): Promise<ForeignEntry[]> {
  const units = [...records.keys()];
  const own = role === "GVBM" ? slots.map(({ slotId }) => slotId) : null;
  const rows = await db.$queryRaw<ForeignRow[]>`
    WITH place AS (
      SELECT s.unit_id, s.role, s.subjects, s.staff_id, s.signer_name, u.pupil_id, c.year_id
      FROM transcripts.slot s JOIN transcripts.unit u ON u.id = s.unit_id JOIN tracking.school_class c ON c.id = u.class_id
      WHERE s.unit_id = ANY(${units}::uuid[]) AND s.role IN ('GVBM', 'GVCN') AND (${own}::uuid[] IS NULL OR s.id = ANY(${own}::uuid[]))
    ), entry AS (
      SELECT p.unit_id, a.subject_code AS what, a.entered_by_id, p.signer_name FROM place p JOIN tracking.assessment a
        ON a.pupil_id = p.pupil_id AND a.year_id = p.year_id AND a.period = 'CN' AND a.current AND a.subject_code = ANY(p.subjects)
        WHERE p.role = 'GVBM' AND a.inherited_from IS NULL AND a.entered_by_id <> p.staff_id
      UNION SELECT p.unit_id, '', t.entered_by_id, p.signer_name FROM place p JOIN tracking.trait_assessment t
        ON t.pupil_id = p.pupil_id AND t.year_id = p.year_id AND t.period = 'CN'
        WHERE p.role = 'GVCN' AND t.inherited_from IS NULL AND t.entered_by_id <> p.staff_id
      UNION SELECT p.unit_id, '', r.entered_by_id, p.signer_name FROM place p JOIN tracking.homeroom_remark r
        ON r.pupil_id = p.pupil_id AND r.year_id = p.year_id AND r.period = 'CN'
        WHERE p.role = 'GVCN' AND r.inherited_from IS NULL AND r.entered_by_id <> p.staff_id
    )
    SELECT e.unit_id, e.what, s.full_name AS entered_by, e.signer_name AS signer FROM entry e JOIN tracking.staff s ON s.id = e.entered_by_id`;
  const inOrder = [...records.keys()];
  const rank = new Map(inOrder.map((unitId, index) => [unitId, index]));
  return rows
    .sort((one, other) => (rank.get(one.unit_id) ?? 0) - (rank.get(other.unit_id) ?? 0) || one.what.localeCompare(other.what))
    .flatMap(({ unit_id: unitId, what, entered_by: enteredBy, signer }) => {
      const record = records.get(unitId);
      return record ? [{ unitId, classId: record.classId, className: record.className, fullName: record.fullName, what, enteredBy, signer }] : [];
    });
}

/** The duties behind the places of other signers, with the day they began, by class and duty. */
async function loadBegun(db: Db, records: ReadonlyMap<string, ShownRecord>, places: object): Promise<DutyBegun[]> {
  const slots = await db.slot.findMany({ where: places, select: { unitId: true, dutyId: true, signerName: true, subjects: true } });
  const duties = await db.duty.findMany({
    where: { id: { in: [...new Set(slots.flatMap(({ dutyId }) => dutyId ?? []))] } },
    select: { id: true, validFrom: true, assignment: { select: { year: { select: { startsOn: true } } } } },
  });
  const byDuty = groupBy(slots, ({ dutyId }) => dutyId);
  return duties.flatMap(({ id, validFrom, assignment }) => {
    const ofDuty = (byDuty.get(id) ?? []).flatMap((slot) => records.get(slot.unitId) ?? []);
    const [first] = ofDuty;
    const [slot] = byDuty.get(id) ?? [];
    if (!first || !slot) return [];
    const { classId, className } = first;
    return [{ classId, className, signer: slot.signerName, subjects: slot.subjects, begun: storedDay(validFrom), yearBegins: storedDay(assignment.year.startsOn), records: ofDuty }];
  });
}
