import "reflect-metadata";
import type { KeyObject } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import * as x509 from "@peculiar/x509";
import { parseCertificate } from "@/lib/signing/certificate";
import { makePki, type Holder, type Pki } from "@/scripts/make-pki";
import { makeCrl } from "@/scripts/make-pki-authority";
import { makeKeys } from "@/scripts/make-pki-keys";
import { authorityOf, type TrialAuthority } from "@/scripts/trial-authority/authority-keys";
import { answerOcsp, readOcspRequest } from "@/scripts/trial-authority/answer-ocsp";
import { answerStamp, readStampRequest, type StampQuestion } from "@/scripts/trial-authority/answer-timestamp";
import { honestAnswers, startAuthority, type Answers } from "@/scripts/trial-authority/server";

/** What goes wrong, for as long as it is set. */
export type Mischief = "DOWN" | "SLOW" | "WRONG_NONCE" | "WRONG_IMPRINT" | "FOREIGN_SIGNER" | "STALE" | "NONSENSE";

/** A trial authority of a test: its address is known before its certificates are made, so that they name it. */
export type TestAuthority = {
  url: string;
  pki: Pki;
  authority: TrialAuthority;
  asked: string[]; // paths that were asked for, in order
  misbehave: (how: Mischief | null) => void;
  revoke: (serial: string, at: Date) => void;
  revokeIssuing: (at: Date) => void; // by the root
  at: (moment: Date) => void; // its clock from now on
  stop: () => Promise<void>;
};

export const A_HOLDER = { id: "signer", name: "Nguyễn Thị Lành", identity: { kind: "CCCD", number: "079185000011" } } as const satisfies Holder;

/** Starts the same server as the demo's, on a free port, with a PKI of its own. */
export async function testAuthority({ clock, holders = [A_HOLDER] }: { clock: Date; holders?: readonly Holder[] }): Promise<TestAuthority> {
  let answers: Answers | null = null;
  let mischief: Mischief | null = null;
  let now = clock;
  let endedAt: Date | null = null;
  const asked: string[] = [];
  const doing = async <T>(path: string, answer: (answers: Answers) => T | Promise<T>): Promise<T> => {
    asked.push(path);
    if (mischief === "SLOW") await pause(60_000, undefined, { ref: false });
    if (mischief === "DOWN" || answers === null) throw new Error("down");
    return answer(answers);
  };
  const front = await startAuthority({ port: 0, clock: () => now, answers: frontOf(doing) });
  const pki = await makePki({ clock, holders, label: `CA thử ${front.url}`, authorityUrl: front.url, withServices: true, keys: await keysFor(holders) });
  const authority = authorityOf(pki);
  const revoked = [...authority.revoked];
  const read = () => ({ ...authority, revoked });
  const foreign = foreignOf(read);
  const usual = mischievous(read, foreign, () => mischief);
  answers = { ...usual, list: (name, at) => (name === "root" && endedAt ? listWithout(authority, at, endedAt) : usual.list(name, at)) };
  return {
    url: front.url,
    pki,
    authority,
    asked,
    misbehave: (how) => (mischief = how),
    revoke: (serial, at) => revoked.push({ serial, at }),
    revokeIssuing: (at) => (endedAt = at),
    at: (moment) => (now = moment),
    stop: front.stop,
  };
}

/** The root's list when it has revoked the issuing CA. */
function listWithout({ root, issuing }: TrialAuthority, now: Date, at: Date): Promise<Uint8Array> {
  const by = { certificate: new x509.X509Certificate(new Uint8Array(root.certificate)), key: root.key };
  return makeCrl(by, { thisUpdate: now, nextUpdate: new Date(now.getTime() + 7 * 24 * 3_600_000) }, [{ serial: parseCertificate(issuing.certificate).serial, at }]);
}

const keys = new Map<string, KeyObject>();

/** Made once a test file: authorities are told apart by their names. */
async function keysFor(holders: readonly Holder[]): Promise<ReadonlyMap<string, KeyObject>> {
  const names = ["root", "issuing", "foreign-root", "foreign-issuing", "tsa", "ocsp", ...holders.map(({ id }) => id)];
  for (const [name, key] of await makeKeys(names.filter((name) => !keys.has(name)))) keys.set(name, key);
  return keys;
}

type Doing = <T>(path: string, answer: (answers: Answers) => T | Promise<T>) => Promise<T>;

const frontOf = (doing: Doing): Answers => ({
  stamp: (request, now) => doing("/tsa", (answers) => answers.stamp(request, now)),
  status: (request, now) => doing("/ocsp", (answers) => answers.status(request, now)),
  list: (name, now) => doing(`/${name}.crl`, (answers) => answers.list(name, now)),
  certificate: new Uint8Array(),
});

/** The same names, and keys that are not theirs: signer and responder are what a stranger would make up. */
function foreignOf(read: () => TrialAuthority): () => TrialAuthority {
  return () => {
    const authority = read();
    const { key } = authority.root;
    return { ...authority, tsa: { ...authority.tsa, key }, ocsp: { ...authority.ocsp, key }, issuing: { ...authority.issuing, key } };
  };
}

const A_MONTH = 30 * 24 * 3_600_000;

/** Honest answers to a question that was altered, or by keys or at a time that are not right: everything else about them is in order. */
function mischievous(read: () => TrialAuthority, foreign: () => TrialAuthority, how: () => Mischief | null): Answers {
  const [honest, stranger] = [honestAnswers(read), honestAnswers(foreign)];
  const said = () => (how() === "FOREIGN_SIGNER" ? stranger : honest);
  const when = (now: Date) => (how() === "STALE" ? new Date(now.getTime() - A_MONTH) : now);
  const isNonsense = () => how() === "NONSENSE";
  return {
    stamp: (request, now) => {
      if (isNonsense()) return new TextEncoder().encode("<html>404</html>");
      const question = readStampRequest(request);
      const wrong = how() === "WRONG_NONCE" || how() === "WRONG_IMPRINT";
      return wrong ? answerStamp(read(), question && altered(question, how()), now) : said().stamp(request, when(now));
    },
    status: (request, now) => {
      if (isNonsense()) return new TextEncoder().encode("<html>404</html>");
      if (how() !== "WRONG_NONCE") return said().status(request, when(now));
      const { ids, nonce } = readOcspRequest(request);
      return answerOcsp(read(), { ids, nonce: nonce && lastByteChanged(nonce) }, now);
    },
    list: (name, now) => (isNonsense() ? Promise.resolve(new Uint8Array([1, 2, 3])) : said().list(name, when(now))),
    certificate: honest.certificate,
  };
}

function altered(question: StampQuestion, how: Mischief | null): StampQuestion {
  if (how === "WRONG_IMPRINT") return { ...question, imprint: lastByteChanged(question.imprint) };
  return { ...question, nonce: question.nonce && lastByteChanged(question.nonce) };
}

function lastByteChanged(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}
