/** A start that cannot go on: one sentence about what is wrong and one about what to do, in the reader's language. */
export class StartFailure extends Error {
  constructor(
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${what} ${remedy}`);
    this.name = "StartFailure";
  }
}
