import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { previewAddress } from "@/lib/domain/transcript/slot-words";
import type { SlotRole } from "@/lib/documents/transcript-data";
import { DEMO_PIN } from "../demo-accounts";
import type { Onlooker } from "./ask";
import { Browser } from "./browser";
import type { Killer } from "./killer";

type BatchOnPage = { state: "PIN_NEEDED" | "RUNNING" | "DONE" | "STOPPED"; total: number; done: number; refused: { why: string }[] };

const LOOK_EVERY_MS = 15;
const WITHIN_MS = 15 * 60_000;

/** The same form twice, as the page keeps it: a repeat carries the key of the first. */
const SIGN = { start: "startBatchAction", pin: "handPinAction" };

/** Answers after which the form is sent again as it is: nobody heard, or the portal was on its way back. */
const isAway = (code: string) => code === "UNHEARD" || code === "WORKER_DOWN" || code === "DATABASE_DOWN" || code === "UNEXPECTED" || code.startsWith("HTTP 5");

/**
 * Signs a batch the way its owner would, whatever is killed meanwhile: starts it, gives the PIN, looks at the page, gives the PIN
 * again whenever the page asks for it. Returns how often the PIN was given.
 */
export async function signThroughChaos(address: string, { username, role, classIds }: { username: string; role: SlotRole; classIds: string[] }, world: { killer: Killer; onlooker: Onlooker }): Promise<number> {
  const person = { browser: new Browser(address, username) };
  await person.browser.signIn();
  const batchId = await startBatch(person, { role, classIds }, world);
  let pins = 0;
  for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(LOOK_EVERY_MS)) {
    const batch = await look(person, batchId);
    if (batch?.state === "DONE") return refuseNone(batch, pins, username);
    if (batch?.state === "STOPPED") throw new Error(`a batch of ${username} was stopped`);
    if (batch?.state === "PIN_NEEDED") {
      pins += 1;
      await send(person, SIGN.pin, `/ky-so/${batchId}`, { key: randomUUID(), batchId, pin: DEMO_PIN }, world.killer);
    }
  }
  throw new Error(`the batch ${batchId} of ${username} did not end`);
}

function refuseNone(batch: BatchOnPage, pins: number, username: string): number {
  if (batch.refused.length > 0) throw new Error(`records of ${username} were refused: ${batch.refused[0]?.why}`);
  return pins;
}

type Person = { browser: Browser };

/** The page as its owner sees it; somebody whose browser was closed, or whom the portal no longer knows, signs in again. */
const look = (person: Person, batchId: string) => person.browser.read<BatchOnPage>(`/api/ceremonies/v1/batches/${batchId}`);

async function startBatch(person: Person, what: { role: SlotRole; classIds: string[] }, { killer, onlooker }: { killer: Killer; onlooker: Onlooker }): Promise<string> {
  const before = await newestBatch(onlooker, person.browser.username);
  const page = previewAddress(what.role, ...what.classIds);
  const previewId = await lookAtPreview(person, page, onlooker);
  await send(person, SIGN.start, page, { key: randomUUID(), previewId, except: [] }, killer);
  const batchId = await newestBatch(onlooker, person.browser.username);
  if (!batchId || batchId === before) throw new Error(`no batch of ${person.browser.username} was made`);
  return batchId;
}

/** Opens the preview until it is shown, as somebody who reloads a page that did not come. Answers with the look that was kept. */
async function lookAtPreview(person: Person, page: string, onlooker: Onlooker): Promise<string> {
  for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(100)) {
    if (!(await person.browser.open(page))) {
      await person.browser.signIn();
      continue;
    }
    const [row] = await onlooker.rows<{ id: string }>(
      "SELECT look.id FROM transcripts.signing_preview AS look JOIN tracking.account AS account ON account.staff_id = look.owner_id WHERE account.username = $1 ORDER BY look.taken_at DESC LIMIT 1",
      [person.browser.username],
    );
    if (row) return row.id;
  }
  throw new Error(`${person.browser.username} was never shown what is to be signed`);
}

/** The list of the page /ky-so names it first; read from the table here, so that this script knows no markup. */
async function newestBatch(onlooker: Onlooker, username: string): Promise<string | null> {
  const [row] = await onlooker.rows<{ id: string }>(
    "SELECT batch.id FROM transcripts.batch AS batch JOIN tracking.account AS account ON account.id = batch.account_id WHERE account.username = $1 ORDER BY batch.created_at DESC, batch.id DESC LIMIT 1",
    [username],
  );
  return row?.id ?? null;
}

/**
 * Sends a form until it is answered. A browser that is closed meanwhile is opened anew, and the person sends the form once more: with
 * the same key, as the page would that still holds it, so that a deed that was done is not done twice.
 */
async function send(person: Person, action: string, page: string, input: object, killer: Killer): Promise<void> {
  for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await pause(100)) {
    const closesAfter = killer.closesAfter();
    const heard = await person.browser.act(action, page, input, closesAfter);
    if (heard.ok || heard.code === "STALE") return; // STALE: it runs already, or waits no more; the page tells
    if (closesAfter !== undefined && heard.code === "UNHEARD") person.browser = new Browser(person.browser.address, person.browser.username);
    if (closesAfter !== undefined || heard.code === "SIGNED_OUT" || heard.code.startsWith("HTTP 3")) await person.browser.signIn();
    else if (!isAway(heard.code)) throw new Error(`${action} of ${person.browser.username} was answered with ${heard.code}`);
  }
  throw new Error(`${action} of ${person.browser.username} was never answered`);
}
