// The owner's phone, played: it says yes or no by itself after a while, or waits for somebody on the provider's page.
import { randomUUID, type KeyObject } from "node:crypto";
import { signHash } from "@/lib/signing/node-crypto";

export type TrialPerson = { user: string; credential: string; certificate: Uint8Array; chain: readonly Uint8Array[]; privateKey: KeyObject; pin: string; otp: string };

/** What the phone does. by hand: whoever opens the page decides. */
export type PhoneManner = { answer: "accept" | "reject" | "silence" | "by hand"; afterMs: number };

export type Asked = { id: string; person: TrialPerson; hashes: Uint8Array[]; what: string; said: "waiting" | "accepted" | "rejected" };

const TRIES = 3;

/** Everything that was asked of the phones of one provider. */
export class Phones {
  readonly asked = new Map<string, Asked>();
  private readonly failures = new Map<string, number>();
  private readonly used = new Set<string>(); // one-time codes

  constructor(
    readonly people: readonly TrialPerson[],
    public manner: PhoneManner,
  ) {}

  find(credentialOrUser: string): TrialPerson | undefined {
    return this.people.find(({ credential, user }) => credential === credentialOrUser || user === credentialOrUser);
  }

  ask(person: TrialPerson, hashes: Uint8Array[], what: string, id: string = randomUUID()): Asked {
    const asked: Asked = { id, person, hashes, what, said: "waiting" };
    this.asked.set(id, asked);
    const { answer, afterMs } = this.manner;
    if (answer === "accept" || answer === "reject") setTimeout(() => this.say(id, answer === "accept"), afterMs).unref();
    return asked;
  }

  say(id: string, yes: boolean): void {
    const asked = this.asked.get(id);
    if (asked?.said === "waiting") asked.said = yes ? "accepted" : "rejected";
  }

  /** Waits until the phone has answered: for services that hold the line. */
  async answerOf(asked: Asked, atMostMs: number): Promise<Asked["said"]> {
    for (let waited = 0; asked.said === "waiting" && waited < atMostMs; waited += 20) await new Promise((resolve) => setTimeout(resolve, 20));
    return asked.said;
  }

  /** Null: right. Otherwise the error to answer, with the tries left. */
  checkPin(person: TrialPerson, pin: unknown, otp: unknown): { error: string; remainingAttempts: number } | null {
    const failures = this.failures.get(person.credential) ?? 0;
    if (failures >= TRIES) return { error: "pin_locked", remainingAttempts: 0 };
    const wrong = pin !== person.pin ? "invalid_pin" : person.otp !== "" && !this.isFresh(person, otp) ? "invalid_otp" : null;
    this.failures.set(person.credential, wrong ? failures + 1 : 0);
    return wrong && { error: failures + 1 >= TRIES ? "pin_locked" : wrong, remainingAttempts: TRIES - failures - 1 };
  }

  /** A code is good once. Shape: what the person was given, and a counter the next one has to raise: "123456", "123456-2", … */
  private isFresh({ otp, credential }: TrialPerson, given: unknown): boolean {
    if (typeof given !== "string" || given.split("-")[0] !== otp || this.used.has(`${credential}|${given}`)) return false;
    this.used.add(`${credential}|${given}`);
    return true;
  }

  sign({ person, hashes }: Asked): string[] {
    return hashes.map((hash) => Buffer.from(signHash(person.privateKey, hash)).toString("base64"));
  }
}

