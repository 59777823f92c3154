import { once } from "node:events";
import path from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { CliRun } from "./cli.js";

interface Asked {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/** Nothing takes that long: what has not answered by then hangs. */
const mostMilliseconds = 110_000;

/** A thread that keeps a program of ours compiled: a run costs a tenth of what a process costs that starts, loads and compiles first. */
export class CliThread {
  private readonly answered = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;

  constructor(program: string) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData = { program, port: port2, answered: this.answered };
    new Worker(path.join(__dirname, "cliWorker.mjs"), { workerData, transferList: [port2], execArgv: [] }).unref();
    this.port.unref();
  }

  /** Waits for the run with everything else at rest. */
  run(asked: Asked): CliRun {
    return inFolder(asked.cwd, () => {
      this.ask(asked);
      if (Atomics.wait(this.answered, 0, 0, mostMilliseconds) === "timed-out")
        throw new Error(`${asked.args.join(" ")} does not end`);
      return receiveMessageOnPort(this.port)?.message as CliRun;
    });
  }

  /** As `run`, while this process answers what the run asks of it. */
  async runBeside(asked: Asked): Promise<CliRun> {
    return inFolder(asked.cwd, async () => {
      const message = once(this.port, "message") as Promise<[CliRun]>;
      this.port.ref();
      this.ask(asked);
      const [answer] = await message;
      this.port.unref();
      return answer;
    });
  }

  private ask({ args, env }: Asked): void {
    Atomics.store(this.answered, 0, 0);
    this.port.postMessage({ args, env: { ...env } });
  }
}

/** Threads have the working folder of their process. */
function inFolder<T>(folder: string, work: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  const back = (): void => process.chdir(before);
  let done: T;
  try {
    done = work();
  } catch (error) {
    back();
    throw error;
  }
  if (done instanceof Promise) return done.finally(back) as T;
  back();
  return done;
}
