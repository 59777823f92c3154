import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { CliThread } from "./cliThread.js";

export const projectRoot = path.join(__dirname, "..", "..");

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export const cliProgram = path.join(projectRoot, "dist", "cli.js");

export interface RunOptions {
  readonly cwd?: string;
  /** Besides those of this process; undefined for one that is not there. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

let thread: CliThread | undefined;

/**
 * Runs the built command line (`npm run build` comes before the tests) in `cwd`, without a terminal or input, in a thread of this
 * process. For what only a process has (its standard input, time zone, signals), see `runNode`.
 */
export function runCli(args: readonly string[], options: RunOptions = {}): CliRun {
  return (thread ??= new CliThread(cliProgram)).run({ args, ...surroundings(options) });
}

/** As `runCli`, while this process serves what the run fetches. */
export function runCliBeside(args: readonly string[], options: RunOptions = {}): Promise<CliRun> {
  return (thread ??= new CliThread(cliProgram)).runBeside({ args, ...surroundings(options) });
}

function surroundings({ cwd = projectRoot, env }: RunOptions): { cwd: string; env: NodeJS.ProcessEnv } {
  return { cwd, env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env } };
}

/** Runs the built command line as a process of its own. */
export function runCliProcess(args: readonly string[], options: RunOptions & { readonly input?: string } = {}): CliRun {
  return runNode([cliProgram, ...args], options);
}

/** As `runCliProcess`, while this process serves what the run fetches. */
export async function runCliProcessBeside(args: readonly string[], options: RunOptions = {}): Promise<CliRun> {
  const child = spawn(process.execPath, [cliProgram, ...args], surroundings(options));
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: code as number | null, stdout, stderr };
}

/** Runs Node in `cwd`, without a terminal. */
export function runNode(args: readonly string[], options: RunOptions & { readonly input?: string } = {}): CliRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    ...surroundings(options),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...(options.input !== undefined && { input: options.input }),
  });
  return { code: status, stdout, stderr };
}

/** A folder with these files in it, gone after the test. */
export function withWorkspace<T>(files: Readonly<Record<string, string | Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
