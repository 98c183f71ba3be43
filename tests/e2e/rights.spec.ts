import { expect, test, type APIRequestContext } from "@playwright/test";
import type pg from "pg";
import { callAction, listActions, listRoutes, openPortalDatabase, outcomeOf, stateOf, visitor, type BuiltAction } from "../support/portal-over-http";
import { OTHERS_GUARD, PAGES, READS, WRITES } from "../support/rights/addresses";
import { DEEDS, REFUSED } from "../support/rights/deeds";
import { EVERYONE, VISITORS, type Facts, type Visitor } from "../support/rights/visitors";

let database: pg.Client;
let people: Record<Visitor, APIRequestContext>;
let facts: Facts;
const key = () => crypto.randomUUID();
/** Asks on behalf of several people beside each other, never more than there are visitors. */
const each = <T>(who: readonly Visitor[], ask: (one: Visitor) => Promise<T>) => Promise.all(who.map(ask));
/** What was found wrong, by whoever was asked for. */
const found = (all: (string | null)[]) => all.filter((one) => one !== null);
const stranger = (by: readonly Visitor[]) => EVERYONE.filter((who) => !by.includes(who));

test.describe.configure({ timeout: 300_000 });

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(120_000);
  const address = baseURL ?? "";
  database = await openPortalDatabase();
  people = Object.fromEntries(await each(EVERYONE, async (who) => [who, await visitor(address, VISITORS[who])] as const)) as Record<Visitor, APIRequestContext>;
  facts = await gatherFacts();
});

test.afterAll(async () => {
  for (const context of Object.values(people)) await context.dispose();
  await database.end();
});

async function one(sql: string, ...values: string[]): Promise<string> {
  const { rows } = await database.query<{ found: string }>(sql, values);
  if (!rows[0]) throw new Error(`the demo school has no: ${sql}`);
  return rows[0].found;
}

const newest = "(select id from tracking.school_year order by start_year desc limit 1)";
const classOf = (name: string) => one(`select id as found from tracking.school_class where name = $1 and year_id = ${newest}`, name);
const addressOfPreview = "/ky-so/xac-nhan/giao-vien-bo-mon";
const staffOf = (username: string) => one("select staff_id as found from tracking.account where username = $1", username);

/** What the oracle's addresses are about. 3B's units and a batch are made by the people whose work it is, through the portal. */
async function gatherFacts(): Promise<Facts> {
  const [class4A, class3B, class4B, head] = [await classOf("4A"), await classOf("3B"), await classOf("4B"), await staffOf("hieutruong")];
  const today = await one("select to_char(now() at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as found");
  const prepared = await callAction(people.sealClerk, action("prepareUnitsAction"), `/hoc-ba/${class3B}`, { key: key(), classId: class3B, declaredOn: today, headStaffId: head });
  await people.homeroom3B.get(`/ky-so/xac-nhan/giao-vien-bo-mon?lop=${class3B}`);
  const preview = await one("select id as found from transcripts.signing_preview where owner_id = $1 order by taken_at desc limit 1", await staffOf("gvcn.3b"));
  const started = await callAction(people.homeroom3B, action("startBatchAction"), addressOfPreview, { key: key(), previewId: preview, except: [] });
  expect([prepared, started]).toEqual(["OK", "OK"]);
  const child = "(select pupil_id from tracking.guardianship g join tracking.account a on a.guardian_id = g.guardian_id where a.username = 'phuhuynh.1' limit 1)";
  const childUnit = await one(`select id as found from transcripts.unit where pupil_id = ${child} and status = 'ISSUED' order by start_year desc limit 1`);
  // The worker completes evidence by itself; the record beside the XML is there once this unit's turn has come.
  await expect.poll(async () => (await database.query("select 1 from transcripts.evidence_record where unit_id = $1", [childUnit])).rowCount, { timeout: 100_000 }).not.toBe(0);
  return {
    class4A,
    class3B,
    preview,
    class4B,
    head,
    today,
    year: await one(`select id as found from tracking.school_year where id = ${newest}`),
    childUnit,
    unit3B: await one("select id as found from transcripts.unit where class_id = $1 and status = 'SIGNING' limit 1", class3B),
    otherUnit: await one(`select id as found from transcripts.unit where status = 'ISSUED' and class_name = '5A' and pupil_id <> ${child} limit 1`),
    childCode: await one("select code as found from transcripts.unit where id = $1", childUnit),
    review: await one(`select id as found from tracking.year_review where year_id = ${newest} order by decided_at desc limit 1`),
    batch: await one("select id as found from transcripts.batch where owner_id = $1 order by created_at desc limit 1", await staffOf("gvcn.3b")),
    account: await one("select id as found from tracking.account where username = 'phuhuynh.2'"),
    certificate: await one("select id as found from transcripts.certificate where staff_id = $1 limit 1", await staffOf("gvcn.3b")),
    plan4A: await one(
      `insert into tracking.individual_plan (id, pupil_id, year_id, class_id, form, disability, number, planned_on, adjustments, state, proposed_by_id, proposed_at)
       select gen_random_uuid(), e.pupil_id, c.year_id, c.id, 'INCLUSIVE', 'Thử quyền', '0/THỬ', current_date, '', 'WITHDRAWN', $2, now()
       from tracking.school_class c join tracking.enrolment e on e.class_id = c.id where c.id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("gvcn.4a"),
    ),
    retest4A: await one(
      `insert into tracking.retest_request (id, pupil_id, year_id, class_id, subject_code, period, reason, state, requested_by_id, requested_at)
       select gen_random_uuid(), e.pupil_id, c.year_id, c.id, 'TV', 'CN', 'Thử quyền', 'WITHDRAWN', $2, now()
       from tracking.school_class c join tracking.enrolment e on e.class_id = c.id where c.id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("gvcn.4a"),
    ),
    letter4A: await one(
      `insert into tracking.praise_letter (id, pupil_id, year_id, text, sent_by_id, sent_at, withdrawn_at, withdrawn_by_id, withdrawn_reason)
       select gen_random_uuid(), e.pupil_id, c.year_id, 'Thử quyền', $2, now(), now(), $2, 'Thử quyền'
       from tracking.school_class c join tracking.enrolment e on e.class_id = c.id where c.id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("gvcn.4a"),
    ),
    commendation4A: await one(
      `insert into tracking.commendation (id, pupil_id, year_id, class_id, achievement, evidence, state, proposed_by_id, proposed_at)
       select gen_random_uuid(), e.pupil_id, c.year_id, c.id, 'Thử quyền', 'Thử quyền', 'WITHDRAWN', $2, now()
       from tracking.school_class c join tracking.enrolment e on e.class_id = c.id where c.id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("gvcn.4a"),
    ),
    pupilGone: await one(`select m.pupil_id as found from tracking.pupil_move m where m.kind = 'TRANSFERRED' and m.year_id = ${newest} limit 1`),
    pupilCame: await one("select pupil_id as found from tracking.pupil_move where kind = 'ARRIVED' and to_class_id = $1", class3B),
    moveGone: await one(`select m.id as found from tracking.pupil_move m where m.kind = 'TRANSFERRED' and m.state = 'DONE' and m.year_id = ${newest} limit 1`),
    moveCame: await one("select id as found from tracking.pupil_move where kind = 'ARRIVED' and to_class_id = $1", class3B),
    move4A: await one(
      `insert into tracking.pupil_move (id, pupil_id, year_id, kind, state, from_class_id, day, reason, prepared_by_id, prepared_at)
       select gen_random_uuid(), e.pupil_id, c.year_id, 'LEFT', 'WITHDRAWN', c.id, current_date, 'Thử quyền', $2, now()
       from tracking.school_class c join tracking.enrolment e on e.class_id = c.id where c.id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("hocvu"),
    ),
    suggestion4A: await one(
      `insert into tracking.suggestion (id, pupil_id, class_id, period, column_key, value, subject_code, author_id, made_at, state, decided_at)
       select gen_random_uuid(), e.pupil_id, e.class_id, 'CN', 'trait.THAM_MI', 'T', 'AN', $2, now(), 'WITHDRAWN', now()
       from tracking.enrolment e where e.class_id = $1 order by e.order_no limit 1 returning id as found`,
      class4A,
      await staffOf("gvbm.mithuat"),
    ),
    assignment: await one(`select id as found from tracking.duty_assignment where year_id = ${newest} and signed_at is not null order by revision limit 1`),
    group: await one(`select g.id as found from tracking.pupil_group g join tracking.school_class c on c.id = g.class_id where c.year_id = ${newest} order by g.name limit 1`),
    delegation: await one(
      `insert into tracking.delegation (id, from_id, to_id, scope, paper, valid_from, valid_to) values (gen_random_uuid(), $1, $2, 'CLASS_YEAR', 'Thử quyền', '2020-01-01', '2020-01-02') returning id as found`,
      head,
      await staffOf("phohieutruong"),
    ),
    sentence: await one("select id as found from tracking.bank_comment where owner_id is null and code = 'TV1'"),
    pupil4A: await one("select pupil_id as found from tracking.enrolment where class_id = $1 order by order_no limit 1", class4A),
  };
}

let built: BuiltAction[] | null = null;
function action(name: string): BuiltAction {
  const found = (built ??= listActions()).find((candidate) => candidate.name === name);
  if (!found) throw new Error(`the build has no ${name}`);
  return found;
}

/** An address of the page an action can be sent to. */
const addressOf = ({ page }: BuiltAction) =>
  page
    .replace(/\/\([^)]+\)/g, "")
    .replace("[classId]", facts.class4A)
    .replace("[period]", "CN")
    .replace("[pupilId]", facts.pupil4A)
    .replace("[unitId]", facts.childUnit)
    .replace("[reviewId]", facts.review)
    .replace("[batchId]", facts.batch)
    .replace("[role]", "giao-vien-bo-mon")
    .replace("[accountId]", facts.account)
    .replace("[assignmentId]", facts.assignment);

test("every page, route handler and server action of the build has its line in the oracle, and the oracle names no other", () => {
  const { pages, handlers } = listRoutes();
  expect([...new Set(PAGES.map(({ route }) => route))].sort()).toEqual(pages);
  expect([...new Set([...READS.map(({ route }) => route), ...WRITES, ...OTHERS_GUARD])].sort()).toEqual(handlers);
  expect(Object.keys(DEEDS).sort()).toEqual(listActions().map(({ name }) => name).sort());
});

test("each page is shown to those whose it is and to nobody else", async () => {
  const wrong: string[] = [];
  for (const { route, path, for: seenBy } of PAGES) {
    const answers = await each(EVERYONE, async (who) => {
      const outcome = await outcomeOf(await people[who].get(path(facts), { maxRedirects: 0 }));
      const isRight = seenBy.includes(who) ? outcome === "SHOWN" : who === "out" ? outcome === "SIGN_IN" : outcome === "NOT_HERE" || outcome === "ELSEWHERE";
      return isRight ? null : `${route} for ${who}: ${outcome}`;
    });
    wrong.push(...found(answers));
  }
  expect(wrong).toEqual([]);
});

test("each file and answer is given to those whose it is and to nobody else", async () => {
  const wrong: string[] = [];
  for (const { path, for: givenTo } of READS) {
    const answers = await each(EVERYONE, async (who) => {
      const response = await people[who].get(path(facts), { maxRedirects: 0 });
      const expected = givenTo.includes(who) ? [200] : who === "out" ? [401] : [403, 404];
      return expected.includes(response.status()) ? null : `${path(facts)} for ${who}: ${response.status()}`;
    });
    wrong.push(...found(answers));
  }
  expect(wrong).toEqual([]);
});

test("a name that is no name of anything is not there, for everyone, and is no fault", async () => {
  const nowhere = ["/api/units/x/pdf", `/api/units/${facts.childUnit}/exe`, "/api/units/x/preview", "/api/ceremonies/v1/batches/x", "/hoc-ba/x", "/hoc-ba/don-vi/x", "/gia-dinh/x", "/ky-so/x", "/ky-so/xem-truoc/x", "/ky-so/xac-nhan/x", `/api/ceremonies/v1/previews/${facts.preview}/x`, `/api/ceremonies/v1/batches/${facts.batch}/manifest/x`, `/api/units/${facts.unit3B}/decision/x`, "/quan-tri/tai-khoan/x", "/phan-cong/x", "/phan-cong/nhom/x", `/api/assignments/v1/${facts.assignment}/x`, "/so-theo-doi/x/CN", "/xac-thuc/x"];
  const wrong: string[] = [];
  for (const path of nowhere) {
    const answers = await each(EVERYONE, async (who) => {
      const response = await people[who].get(path, { maxRedirects: 0 });
      const outcome = response.status() === 401 || response.status() === 403 ? "NOT_HERE" : await outcomeOf(response);
      return outcome === "SHOWN" || outcome === "BROKEN" ? `${path} for ${who}: ${outcome} ${response.status()}` : null;
    });
    wrong.push(...found(answers));
  }
  expect(wrong).toEqual([]);
});

test("each server action, called directly, refuses everyone whose deed it is not, and nothing happens", async () => {
  const before = await stateOf(database);
  const wrong: string[] = [];
  for (const [name, deeds] of Object.entries(DEEDS)) {
    for (const { by, input } of deeds) {
      const answers = await each(stranger(by), async (who) => {
        const answer = await callAction(people[who], action(name), addressOf(action(name)), { key: key(), ...input(facts) });
        return REFUSED.test(answer) && (who !== "out" || answer === "SIGNED_OUT") ? null : `${name} by ${who}: ${answer}`;
      });
      wrong.push(...found(answers));
    }
  }
  expect(wrong).toEqual([]);
  expect(await stateOf(database)).toEqual(before);
});

test("a server action sent from another site is refused, also for those whose deed it is", async () => {
  const before = await stateOf(database);
  const { id } = action("stopBatchAction");
  const response = await people.homeroom3B.post("/ky-so", {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    data: JSON.stringify([{ key: key(), batchId: facts.batch }]),
  });
  expect(response.status()).toBeGreaterThanOrEqual(400);
  expect(await stateOf(database)).toEqual(before);
});

test("a batch gives its hashes to its owner's browser and takes values from it, from nobody else", async () => {
  const before = await stateOf(database);
  const wrong: string[] = [];
  for (const [path, more] of [["hashes", {}], ["values", { values: [] }]] as const) {
    const answers = await each(EVERYONE, async (who) => {
      const response = await people[who].post(`/api/ceremonies/v1/batches/${facts.batch}/${path}`, { data: { key: key(), batchId: facts.batch, ...more } });
      const { code } = (await response.json()) as { code?: string };
      // The owner's key is at the server: the batch is theirs, and not to be signed this way.
      const expected = who === "out" ? "SIGNED_OUT" : who === "homeroom3B" ? "STALE" : "NOT_FOUND";
      return code === expected ? null : `${path} for ${who}: ${code}`;
    });
    wrong.push(...found(answers));
  }
  expect(wrong).toEqual([]);
  expect(await stateOf(database)).toEqual(before);
});

test("saving cells of a class that is not mine changes nothing, and no handler obeys another site", async () => {
  const before = await stateOf(database);
  const cells = { key: key(), classId: facts.class4A, period: "CN", changes: [{ pupilId: facts.pupil4A, column: "subject.TV.level", value: "T", baseVersion: 0 }] };
  const wrong: string[] = [];
  for (const who of stranger(["homeroom4A"])) {
    const response = await people[who].post("/api/sheets/v1/cells", { data: { ...cells, key: key() } });
    const text = await response.text();
    if (text.includes('"outcome":"saved"') || !text.includes('"code":"')) wrong.push(`${who}: ${response.status()} ${text.slice(0, 120)}`);
  }
  for (const path of WRITES) {
    const response = await people.homeroom4A.post(path, { data: cells, headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } });
    if (response.status() !== 403) wrong.push(`${path} from another site: ${response.status()}`);
  }
  expect(wrong).toEqual([]);
  expect(await stateOf(database)).toEqual(before);
});
