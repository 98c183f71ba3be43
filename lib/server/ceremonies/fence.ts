import "server-only";
import { vietnamDay } from "@/lib/domain/vietnam-time";
import type { PrismaClient } from "../db/client/client";
import { loadSignerFacts, type SignerFacts, type Who } from "./signer-facts";

export type Fenced = Who & { batchId: string; version: number };

/** open: of the slots asked about, those still unsigned in units still being signed. */
export type Standing = { isMine: boolean; facts: SignerFacts; open: ReadonlySet<string> };

type Row = { isMine: boolean; open: string[]; stamp: string };

/**
 * Asked right before every call of the key, in one query: does this run still have the batch, may its owner still sign, and are the
 * records still open? Duties, account and certificate are read again only when a row behind them has changed since (xmin), so that
 * an account locked in the middle of a batch signs no more, and asking costs next to nothing.
 */
export class Fence {
  #known: { stamp: string; facts: SignerFacts } | null = null;

  constructor(
    private readonly db: PrismaClient,
    private readonly run: Fenced,
  ) {}

  async ask(now: Date, slotIds: readonly string[]): Promise<Standing> {
    const row = await this.#read(slotIds);
    const stamp = `${vietnamDay(now)}|${row.stamp}`;
    // The stamp is taken first: a change between the two reads is seen as one more change the next time.
    if (this.#known?.stamp !== stamp) this.#known = { stamp, facts: await loadSignerFacts(this.db, this.run, now) };
    return { isMine: row.isMine, facts: this.#known.facts, open: new Set(row.open) };
  }

  async #read(slotIds: readonly string[]): Promise<Row> {
    const { batchId, version, actor, certificateId } = this.run;
    const [row] = await this.db.$queryRaw<Row[]>`
      SELECT batch.state = 'RUNNING' AND batch.version = ${version} AS "isMine",
        ARRAY(SELECT slot.id::text FROM transcripts.slot AS slot JOIN transcripts.unit AS unit ON unit.id = slot.unit_id
              WHERE slot.id = ANY(${slotIds}::uuid[]) AND slot.signed_at IS NULL AND unit.status = 'SIGNING') AS open,
        concat_ws('|',
          (SELECT xmin::text FROM tracking.account WHERE id = ${actor.accountId}::uuid),
          (SELECT xmin::text FROM tracking.staff WHERE id = ${actor.staffId}::uuid),
          (SELECT string_agg(concat(duty.xmin, '+', assignment.xmin), ',' ORDER BY duty.id) FROM tracking.duty AS duty
             JOIN tracking.duty_assignment AS assignment ON assignment.id = duty.assignment_id WHERE duty.staff_id = ${actor.staffId}::uuid),
          (SELECT string_agg(xmin::text, ',' ORDER BY id) FROM tracking.delegation WHERE to_id = ${actor.staffId}::uuid),
          (SELECT xmin::text FROM transcripts.certificate WHERE id = ${certificateId}::uuid)) AS stamp
      FROM transcripts.batch AS batch WHERE batch.id = ${batchId}::uuid`;
    if (!row) throw new Error(`batch ${batchId} is not there`);
    return row;
  }
}
