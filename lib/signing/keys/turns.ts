/** Lets one after another have a thing, in the order in which they asked. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  /** Whether somebody has it now, or waits for it. */
  isTaken(name: string): boolean {
    return this.last.has(name);
  }

  /** Waits for the turn. What is given back ends it; a second call of it does nothing. */
  async take(name: string): Promise<() => void> {
    const before = this.last.get(name);
    let end = () => {};
    const mine = new Promise<void>((resolve) => (end = resolve));
    this.last.set(name, mine);
    await before;
    return () => {
      if (this.last.get(name) === mine) this.last.delete(name);
      end();
    };
  }
}
