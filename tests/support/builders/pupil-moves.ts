import { randomUUID } from "node:crypto";
import type { Period } from "@/lib/domain/assessment/periods";
import type { Ctx } from "@/lib/server/context";
import { runInTransaction } from "@/lib/server/door/transaction";
import { ProposeLeaving, proposeLeaving } from "@/lib/server/pupils/moves/leave-school";
import { moveClass } from "@/lib/server/pupils/moves/move-class";
import { readmitPupil, receivePupil } from "@/lib/server/pupils/moves/receive-pupil";
import { takeBackMove } from "@/lib/server/pupils/moves/take-back";
import { getReview } from "@/lib/server/sheets/get-review";
import { getSheet } from "@/lib/server/sheets/get-sheet";
import { saveCells } from "@/lib/server/sheets/save-cells";
import type { TestDatabase } from "../database";
import { buildArrival } from "./arrival";
import { buildPupil } from "./people";
import type { SmallSchool } from "./small-school";

type Who = keyof SmallSchool["actors"];

/** The deeds of tests about pupils who come, change class and leave, each a minute after the one before. */
export function pupilMoves(database: TestDatabase, school: () => SmallSchool) {
  let minutes = 0;
  const as = <T>(who: Who, deed: (ctx: Ctx) => Promise<T>) => runInTransaction<T>(database.db, school().actors[who], new Date(school().now.getTime() + ++minutes * 60_000), deed);
  const place = (pupilId: string, classId: string) => database.db.enrolment.findFirst({ where: { pupilId, classId }, orderBy: { id: "desc" } });
  const lastMove = (pupilId: string) => database.db.pupilMove.findFirstOrThrow({ where: { pupilId }, orderBy: { id: "desc" } });
  const sheet = async (classId: string, period: Period, who: Who = "head") => (await as(who, (ctx) => getSheet(ctx, classId, period))).grid;
  const rowOf = async (classId: string, period: Period, pupilId: string) => (await sheet(classId, period)).rows.find(({ id }) => id === pupilId);
  const lastNumber = async (classId: string) => Math.max(0, ...(await sheet(classId, "CN")).rows.map(({ orderNo }) => orderNo));
  return {
    as,
    place,
    lastMove,
    sheet,
    rowOf,
    lastNumber,
    save: async (who: Who, classId: string, pupilId: string, column: string, value: string, period: Period = "CN") => {
      const { cells } = await as(who, (ctx) => saveCells(ctx, { key: randomUUID(), classId, period, changes: [{ pupilId, column, value, baseVersion: 0 }] }));
      return cells.map((cell) => (cell.outcome === "refused" ? cell.code : cell.outcome))[0];
    },
    missing: async (who: Who, classId: string, pupilId: string, period: Period = "CN") =>
      (await as(who, (ctx) => getReview(ctx, classId, period))).parts.flatMap((part) => part.missing).filter(({ cell }) => cell.startsWith(pupilId)),
    receive: (typed: Parameters<typeof buildArrival>[1] = {}, classId = school().classId) => as("academicClerk", (ctx) => receivePupil(ctx, buildArrival(classId, typed))),
    readmit: (pupilId: string, day: string, classId = school().classId) =>
      as("academicClerk", (ctx) => readmitPupil(ctx, { key: randomUUID(), classId, pupilId, groupIds: [], day, admissionNumber: `TL-${++minutes}`, school: "Trường Tiểu học Kim Đồng", paper: "HS-9" })),
    move: (pupilId: string, classId: string, toClassId: string, day = "2026-05-11") =>
      as("academicClerk", (ctx) => moveClass(ctx, { key: randomUUID(), classId, pupilId, toClassId, groupIds: [], day, reason: "Theo nguyện vọng của gia đình" })),
    propose: (pupilId: string, typed: Record<string, string> = {}) =>
      as("academicClerk", (ctx) => proposeLeaving(ctx, ProposeLeaving.parse({ key: randomUUID(), classId: school().classId, pupilId, kind: "TRANSFERRED", day: "2026-05-08", school: "Trường Tiểu học Kim Đồng", paper: "CT-77", ...typed }))),
    takeBack: async (who: Who, pupilId: string) => {
      const { id: moveId, version } = await lastMove(pupilId);
      return as(who, (ctx) => takeBackMove(ctx, { key: randomUUID(), moveId, version, note: "Ghi nhầm em" }));
    },
    /** A pupil who has been in 4A since September, last in its list. */
    longHere: async (name: string): Promise<string> => {
      const { id } = await buildPupil(database.db, name);
      await database.db.enrolment.create({ data: { classId: school().classId, pupilId: id, orderNo: (await lastNumber(school().classId)) + 1, startedOn: new Date("2025-09-05") } });
      return id;
    },
  };
}
