import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import type pg from "pg";
import { postgresPlaces } from "../../scripts/start/places";
import { callAction, listActions, openPortalDatabase, stateOf, visitor } from "../support/portal-over-http";
import { ownFolder } from "../support/school/own";
import { verdictOf } from "./journeys/files";
import { expect, test } from "./journeys/people";

let database: pg.Client;
let address: string;
const key = () => crypto.randomUUID();

test.beforeAll(async ({ baseURL }) => {
  address = baseURL ?? "";
  database = await openPortalDatabase();
});
test.afterAll(() => database.end());

async function find(sql: string): Promise<{ id: string; name: string }> {
  const { rows } = await database.query<{ id: string; name: string }>(sql);
  if (!rows[0]) throw new Error(`the demo school has no: ${sql}`);
  return rows[0];
}

const class4A = () => find("select c.id, c.name from tracking.school_class c join tracking.school_year y on y.id = c.year_id where c.name = '4A' order by y.start_year desc limit 1");
const pupilOf = (classId: string) => find(`select p.id, p.full_name as name from tracking.enrolment e join tracking.pupil p on p.id = e.pupil_id where e.class_id = '${classId}' order by e.order_no limit 1`);
/** An issued unit of 5A: of the child of phuhuynh.1, or of another family's. */
const unitOf5A = (whose: "own" | "other") =>
  find(`select u.id, u.full_name as name from transcripts.unit u where u.class_name = '5A' and u.status = 'ISSUED' and u.pupil_id ${whose === "own" ? "in" : "not in"}
    (select g.pupil_id from tracking.guardianship g join tracking.account a on a.guardian_id = g.guardian_id where a.username = 'phuhuynh.1') order by u.order_no limit 1`);

const NOT_HERE = /^Không tìm thấy (trang|mục) này$/;

test("another teacher's class is not there, by its address too", async ({ as }) => {
  const { id } = await class4A();
  const { name } = await pupilOf(id);
  const page = await as("gvcn.3b");
  for (const path of [`/so-theo-doi/${id}/CN`, `/so-theo-doi/${id}/CN/ra-soat`, `/so-theo-doi/${id}/CN/ket-qua`, `/hoc-ba/${id}`]) {
    await page.goto(path);
    await expect(page.getByText(NOT_HERE)).toBeVisible();
    expect(await page.content()).not.toContain(name);
  }
});

test("another family's child is not there, and its files are not handed out", async ({ as }) => {
  const [own, other] = [await unitOf5A("own"), await unitOf5A("other")];
  const page = await as("phuhuynh.1");
  await page.goto(`/gia-dinh/${own.id}`);
  await expect(page.getByText(own.name).first()).toBeVisible();
  await page.goto(`/gia-dinh/${other.id}`);
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  expect(await page.content()).not.toContain(other.name);
  for (const format of ["xml", "pdf"]) expect((await page.request.get(`/api/units/${other.id}/${format}`)).status()).toBe(404);
});

test("a father whose right has ended signs in and sees no child", async ({ as }) => {
  const page = await as("phuhuynh.2");
  await page.goto("/gia-dinh");
  expect(await page.content()).not.toContain((await unitOf5A("own")).name);
  expect((await page.request.get(`/api/units/${(await unitOf5A("own")).id}/pdf`)).status()).toBe(404);
});

test("a password sent before the page's script is there stands in no address", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ""}/dang-nhap`);
  await page.getByLabel("Tên đăng nhập").fill("hocvu");
  await page.getByLabel("Mật khẩu").fill("mot-mat-khau-thu");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { name: "Đăng nhập" })).toBeVisible();
  await expect(page.getByLabel("Mật khẩu")).toHaveValue("");
  expect(page.url()).not.toContain("mot-mat-khau");
  await context.close();
});

test("the administrator finds no way to results: not in the menu, not by address, not by file", async ({ as }) => {
  const { id } = await class4A();
  const unit = await unitOf5A("other");
  const page = await as("quantri");
  await page.goto("/viec-cua-toi");
  for (const link of ["Sổ theo dõi", "Học bạ", "Tra cứu"]) await expect(page.getByRole("link", { name: link, exact: true })).toHaveCount(0);
  for (const path of ["/so-theo-doi", `/so-theo-doi/${id}/CN`, "/hoc-ba", `/hoc-ba/${id}`, `/hoc-ba/don-vi/${unit.id}`, "/tra-cuu", "/phat-hanh"]) {
    await page.goto(path);
    await expect(page.getByText(NOT_HERE)).toBeVisible();
    expect(await page.content()).not.toContain(unit.name);
  }
  expect((await page.request.get(`/api/units/${unit.id}/pdf`)).ok()).toBe(false);
});

test("a changed file is told so on the public page, in either format; the file as issued is in force", async ({ as, page }) => {
  const unit = await unitOf5A("other");
  const clerk = await as("vanthu");
  const otherMark = (xml: string) => xml.replace(/(<DIEM_KIEM_TRA_DINH_KY>)(\d+)</, (_, tag: string, mark: string) => `${tag}${mark === "10" ? "9" : "10"}<`);
  const oneBit = (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === Math.floor(bytes.length / 2) ? byte ^ 1 : byte)));
  for (const format of ["xml", "pdf"] as const) {
    const issued = Buffer.from(await (await clerk.request.get(`/api/units/${unit.id}/${format}`)).body());
    const name = `hoc-ba.${format}`;
    expect(await verdictOf(page, { name, mimeType: "application/octet-stream", buffer: issued })).toContain("còn hiệu lực");
    const changed = format === "xml" ? Buffer.from(otherMark(issued.toString("utf8"))) : oneBit(issued);
    expect(changed.equals(issued)).toBe(false);
    expect(await verdictOf(page, { name, mimeType: "application/octet-stream", buffer: changed })).not.toContain("còn hiệu lực");
  }
});

test("the same form sent twice and a page that has become stale have no second effect", async () => {
  const action = (name: string) => listActions().find((one) => one.name === name) ?? { id: "", name, page: "" };
  const administrator = await visitor(address, "quantri");
  const { id, name: version } = await find("select id, version::text as name from tracking.account where username = 'phuhuynh.5'");
  const lock = (context: APIRequestContext, requestKey: string) =>
    callAction(context, action("lockAccountAction"), "/quan-tri/tai-khoan", { key: requestKey, accountId: id, version: Number(version) });
  const once = key();
  expect(await Promise.all([lock(administrator, once), lock(administrator, once)])).toEqual(["OK", "OK"]);
  const after = await stateOf(database);
  expect(await lock(administrator, once)).toBe("OK"); // the answer of the first time
  expect(await lock(administrator, key())).toMatch(/^(STALE|ACCOUNT_STATE)$/); // the page as it was before
  expect(await stateOf(database)).toEqual(after);
  await administrator.dispose();
});

test("with the database gone every page says so, nothing breaks, and the pages come back by themselves", async ({ browser }) => {
  test.skip(Boolean(process.env["DATABASE_URL"]), "the database is not ours to cut off");
  const teacher = await visitor(address, "gvcn.4a");
  const context = await browser.newContext({ storageState: await teacher.storageState() });
  const page = await context.newPage();
  await page.goto("/viec-cua-toi");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const bringBack = await cutOff();
  try {
    for (const path of ["/so-theo-doi", "/xac-thuc", "/viec-cua-toi"]) {
      await page.goto(path);
      await expect(page.getByText("Cơ sở dữ liệu tạm thời không truy cập được")).toBeVisible();
    }
    expect((await teacher.get("/api/health")).status()).toBe(503);
    const saved = await teacher.post("/api/sheets/v1/cells", { data: { key: key(), classId: key(), period: "CN", changes: [{ pupilId: key(), column: "x", value: null, baseVersion: 0 }] } });
    expect([saved.status(), ((await saved.json()) as { code: string }).code]).toEqual([503, "DATABASE_DOWN"]);
    const verified = await teacher.post("/api/verify", { data: Buffer.from("%PDF-1.7"), headers: { "content-type": "application/octet-stream" } });
    expect(verified.status()).toBe(503);
  } finally {
    bringBack();
  }
  await expect(page.getByRole("heading", { level: 1, name: "Việc của tôi" })).toBeVisible({ timeout: 30_000 });
  await context.close();
  await teacher.dispose();
});

/** Takes the door of our PostgreSQL off its hinges and ends every connection but the test's own. Returns how to hang it again. */
async function cutOff(): Promise<() => void> {
  const { sockets } = postgresPlaces(ownFolder());
  const door = readdirSync(sockets).find((name) => /^\.s\.PGSQL\.\d+$/.test(name));
  if (!door) throw new Error(`no socket in ${sockets}`);
  renameSync(join(sockets, door), join(sockets, "taken-away"));
  await database.query("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");
  return () => renameSync(join(sockets, "taken-away"), join(sockets, door));
}
