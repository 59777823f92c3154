type Timer = { readonly at: number; readonly run: () => void };

const real = { Date, setTimeout, clearTimeout, setImmediate };

/** Over all clocks: what a test left behind must not clear a timer of the next. */
let lastTimer = 0;

/** A clock that only tests move: of the day, and of timers. */
export class Clock {
  private now: number;
  private isOver = false;
  private readonly timers = new Map<number, Timer>();

  /** Stops the clock at a moment, until `restore`. */
  constructor(moment: string) {
    this.now = real.Date.parse(moment);
    const now = (): number => this.now;
    const Stopped = class extends real.Date {
      constructor(...given: [] | [number | string]) {
        super(given[0] ?? now());
      }
      static override now = now;
    };
    const set = (run: () => void, wait = 0): number => {
      this.timers.set(++lastTimer, { at: this.now + wait, run });
      return lastTimer;
    };
    Object.assign(globalThis, {
      Date: Stopped,
      setTimeout: set,
      clearTimeout: (timer: number) => void this.timers.delete(timer),
    });
  }

  restore(): void {
    this.isOver = true;
    const { Date, setTimeout, clearTimeout } = real;
    Object.assign(globalThis, { Date, setTimeout, clearTimeout });
  }

  /** Lets what is due happen, without time going by, until something holds. A test in which it never does runs out of time. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      // The test has failed meanwhile: what it waits for must not keep the others waiting.
      if (this.isOver) return new Promise(() => undefined);
      this.runDue();
      await new Promise((resolve) => real.setImmediate(resolve));
    }
  }

  /** The same, while pauses of at most so many milliseconds go by as soon as something waits for the end of one. */
  async untilAfterPauses(holds: () => boolean, longest: number): Promise<void> {
    await this.until(() => {
      if (holds()) return true;
      const next = Math.min(...[...this.timers.values()].map(({ at }) => at));
      if (next > this.now && next <= this.now + longest) this.advance(next - this.now);
      return holds();
    });
  }

  /** Lets so many milliseconds go by. */
  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const [first] = [...this.timers.values()].sort((a, b) => a.at - b.at);
      if (!first || first.at > end) break;
      this.now = Math.max(this.now, first.at);
      this.runDue();
    }
    this.now = end;
  }

  /** Lets time go by without a timer, as on a machine that sleeps. */
  sleep(milliseconds: number): void {
    this.now += milliseconds;
    for (const [id, { at, run }] of this.timers) this.timers.set(id, { at: at + milliseconds, run });
  }

  private runDue(): void {
    for (const [id, timer] of [...this.timers]) {
      if (timer.at > this.now || !this.timers.delete(id)) continue;
      timer.run();
    }
  }
}
