// The thread of `cliThread.ts`: runs the built command line as often as it is asked to. Each run evaluates the bundle anew and has
// its own arguments, environment, streams and exit code; what the bundle loads from beside itself is kept, as it holds nothing of a run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { compileFunction } from "node:vm";
import { workerData } from "node:worker_threads";

const { program, port, answered } = workerData;
const load = createRequire(program);
const names = ["exports", "require", "module", "__filename", "__dirname", "process"];
const bundle = compileFunction(readFileSync(program, "utf8").replace(/^#!/, "//"), names, { filename: program });

/** A stream without a terminal, and what was written to it. */
function sink() {
  const pieces = [];
  const stream = new Writable({
    write(piece, _, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString("utf8") };
}

/** An error that nobody caught ends a process of Node with its stack and the exit code 1. */
let fail;
for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, (error) => fail?.(error));

async function run({ args, env }) {
  const [stdout, stderr] = [sink(), sink()];
  const own = Object.create(process, {
    argv: { value: [process.execPath, program, ...args] },
    env: { value: env },
    stdin: { value: Readable.from([]) },
    stdout: { value: stdout.stream },
    stderr: { value: stderr.stream },
    exitCode: { value: undefined, writable: true },
  });
  const module = { exports: {} };
  const failed = new Promise((_, reject) => (fail = reject));
  try {
    bundle(module.exports, load, module, program, path.dirname(program), own);
    await Promise.race([module.exports.finished, failed]);
    // What a promise without a listener was rejected with is told after the turn.
    await Promise.race([new Promise(setImmediate), failed]);
  } catch (error) {
    stderr.stream.write(`${error?.stack ?? error}\n`);
    own.exitCode = 1;
  }
  return { code: own.exitCode ?? 0, stdout: stdout.text(), stderr: stderr.text() };
}

port.on("message", async (asked) => {
  port.postMessage(await run(asked));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
