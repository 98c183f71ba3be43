/** How fast things go, over many turns: by the clock on the wall, and by the processor's time, which a busy machine stretches less. */
export class Stopwatch {
  private count = 0;
  private wallMs = 0;
  private cpuMs = 0;

  /** work: returns how many were done. */
  time(work: () => number): void {
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    this.count += work();
    this.wallMs += performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    this.cpuMs += (user + system) / 1000;
  }

  get seconds(): number {
    return this.wallMs / 1000;
  }

  get perSecond(): number {
    return this.count / this.seconds;
  }

  get perCpuSecond(): number {
    return (1000 * this.count) / this.cpuMs;
  }
}
