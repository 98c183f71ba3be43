import "server-only";
import type { Db } from "../context";
import type { TrustFaultCode } from "./trust-fault";

/** Notes that a service answered as it should. Of two notes at once the later one stays. */
export async function noteAnswer(db: Db, now: Date, serviceId: string): Promise<void> {
  await db.trustService.updateMany({ where: { id: serviceId, OR: [{ lastOkAt: null }, { lastOkAt: { lt: now } }] }, data: { lastOkAt: now } });
}

/** Notes that a service was of no use, and why. Of two notes at once the later one stays. */
export async function noteFault(db: Db, now: Date, serviceId: string, code: TrustFaultCode): Promise<void> {
  await db.trustService.updateMany({
    where: { id: serviceId, OR: [{ lastFaultAt: null }, { lastFaultAt: { lt: now } }] },
    data: { lastFaultAt: now, lastFault: code },
  });
}
