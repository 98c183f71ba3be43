import "server-only";
import type { Actor } from "@/lib/domain/people/actor";
import { decide } from "@/lib/domain/people/permissions";
import { AppError } from "../errors";

/** Nobody touches a sheet he may not even read. Throws: what `decide` refuses with. */
export function requireSheet(actor: Actor, classId: string): void {
  const may = decide(actor, "sheet.read", { classId });
  if (!may.ok) throw new AppError(may.reason);
}
