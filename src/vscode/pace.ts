import type { Steps } from "../core/text/steps.js";
import { nextTask } from "./editor/analysisQueue.js";

/** Longest time, in milliseconds, that work in slices goes on before everything else gets its turn. */
const slice = 15;

/** Lets everything else have its turn whenever a slice of work is over. */
export class Pace {
  private started = performance.now();

  /** Takes all steps, resting between them. */
  async takeAll(steps: Steps<void>): Promise<void> {
    while (!steps.next().done) await this.rest();
  }

  /** To be asked between two steps of the work; nothing to wait for while the slice lasts. */
  rest(): Promise<void> | undefined {
    if (performance.now() - this.started < slice) return undefined;
    return nextTask().then(() => {
      this.started = performance.now();
    });
  }
}
