import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { request as newContext, type APIRequestContext, type APIResponse } from "@playwright/test";
import pg from "pg";
import { DEMO_PASSWORD } from "../../scripts/demo-accounts";
import { postgresPlaces, ROOT } from "../../scripts/start/places";
import { socketUrl } from "../../scripts/start/postgres";
import { ownFolder } from "./school/own";

/** Signs in over HTTP alone, as a browser's form would. Null: somebody without an account. */
export async function visitor(baseURL: string, username: string | null): Promise<APIRequestContext> {
  const context = await newContext.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL, "sec-fetch-site": "same-origin" } });
  if (username === null) return context;
  const { csrfToken } = (await (await context.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await context.post("/api/auth/callback/credentials", { form: { csrfToken, username, password: DEMO_PASSWORD, json: "true" }, maxRedirects: 0 });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()}`);
  return context;
}

/** The owner's connection to the database of the portal under test: to find things, and to see that nothing changed. */
export async function openPortalDatabase(): Promise<pg.Client> {
  const given = process.env["DATABASE_URL"];
  const client = new pg.Client(given ?? socketUrl(postgresPlaces(ownFolder()), "hoc_ba_so"));
  await client.connect();
  return client;
}

/** Notes of use that every request may leave behind, refused or not. */
const NOTES_OF_USE = ["tracking.session", "tracking.throttle", "tracking.read_log", "tracking.handled_request"];

/** A sum a table for everything the database holds: equal before and after means that nothing was done. */
export async function stateOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('tracking', 'transcripts') order by 1",
  );
  const tables = rows.map(({ name }) => name).filter((name) => !NOTES_OF_USE.includes(name));
  const sums = tables.map((name) => `select '${name}' as name, concat(count(*), ' rows, ', sum(hashtextextended(t::text, 0))) as sum from ${name} t`);
  const state = await client.query<{ name: string; sum: string }>(sums.join(" union all "));
  return Object.fromEntries(state.rows.map(({ name, sum }) => [name, sum]));
}

/** A server action of the build: its id, its name, and a page it can be sent to. */
export type BuiltAction = { id: string; name: string; page: string };

type Manifest = { node: Record<string, { exportedName?: string; workers: Record<string, { exportedName?: string }> }> };

/** Every server action of the build, by the manifest that the server itself goes by. */
export function listActions(): BuiltAction[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8")) as Manifest;
  return Object.entries(manifest.node).map(([id, entry]) => {
    const [worker, details] = Object.entries(entry.workers)[0] ?? [];
    const name = entry.exportedName ?? details?.exportedName;
    if (!worker || !name) throw new Error(`action ${id} has no name in the manifest`);
    return { id, name, page: worker.replace(/^app/, "").replace(/\/page$/, "") };
  });
}

/** Every page and route handler of the build, as addresses with [parameters]. */
export function listRoutes(): { pages: string[]; handlers: string[] } {
  const file = join(ROOT, ".next/app-path-routes-manifest.json");
  if (!existsSync(file)) throw new Error("the portal is not built");
  const routes = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  const ending = (end: string) => routes.filter(([path]) => path.endsWith(end)).map(([, route]) => route).sort();
  return { pages: ending("/page").filter((route) => !route.startsWith("/_")), handlers: ending("/route") };
}

export type Outcome = "SHOWN" | "NOT_HERE" | "SIGN_IN" | "ELSEWHERE" | "BROKEN";

/** What a person gets of a page: a page that streams has said 200 before it finds that it is not there. */
export async function outcomeOf(response: APIResponse): Promise<Outcome> {
  const target = response.headers()["location"] ?? "";
  if (response.status() >= 300 && response.status() < 400) return target.includes("/dang-nhap") ? "SIGN_IN" : "ELSEWHERE";
  const body = response.ok() || response.status() === 404 ? await response.text() : "";
  if (response.status() === 404 || body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "NOT_HERE";
  if (body.includes("NEXT_REDIRECT;")) return body.includes("/dang-nhap?ve=") ? "SIGN_IN" : "ELSEWHERE";
  return response.ok() && !/data-dgst="(?!NEXT)|\\"digest\\":\\"(?!NEXT|\$)/.test(body) ? "SHOWN" : "BROKEN";
}

/** What a server action answers: "OK", a refusal's code, or the HTTP status when the action was not even reached. */
export async function callAction(context: APIRequestContext, action: BuiltAction, page: string, input: object): Promise<string> {
  const response = await context.post(page, {
    headers: { "next-action": action.id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    data: JSON.stringify([input]),
    maxRedirects: 0,
  });
  const found = /"ok":(true|false)(?:,"code":"([A-Z_]+)")?/.exec(await response.text());
  return found ? (found[1] === "true" ? "OK" : (found[2] ?? "?")) : `HTTP ${response.status()}`;
}
