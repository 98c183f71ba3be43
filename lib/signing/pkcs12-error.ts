/**
 * Why a PKCS#12 file could not be opened.
 *
 * NOT_PKCS12: not such a file, or a damaged one. UNSUPPORTED: protected in a way not known here. NO_KEY: no private key inside.
 * NO_CERTIFICATE: none that belongs to the key. NOT_RSA: a key of another kind.
 */
export type Pkcs12Code =
  | "TOO_LARGE"
  | "TOO_MANY_ITERATIONS"
  | "NOT_PKCS12"
  | "WRONG_PASSWORD"
  | "UNSUPPORTED"
  | "NO_KEY"
  | "NO_CERTIFICATE"
  | "NOT_RSA";

/** A PKCS#12 file that cannot be opened, with a code that stays the same. */
export class Pkcs12Error extends Error {
  override readonly name = "Pkcs12Error";
  constructor(readonly code: Pkcs12Code, options?: ErrorOptions) {
    super(code, options);
  }
}

const MOST_ITERATIONS = 1_000_000; // of one derivation; current tools use 2,048 to 600,000
const MOST_WORK = 4_000_000; // of all derivations of one file together

/** Counts the work that a file asks for, before it is done: a small file may otherwise ask for years. */
export class IterationBudget {
  private left = MOST_WORK;

  /** Throws: Pkcs12Error TOO_MANY_ITERATIONS. */
  spend(iterations: number): void {
    this.left -= iterations;
    if (iterations > MOST_ITERATIONS || this.left < 0) throw new Pkcs12Error("TOO_MANY_ITERATIONS");
  }
}
