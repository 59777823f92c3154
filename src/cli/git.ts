import { spawn, spawnSync, type ChildProcessByStdio } from "node:child_process";
import { existsSync } from "node:fs";
import { devNull } from "node:os";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { pathBelow } from "../core/audit/paths.js";
import { plain } from "../core/report/plain.js";

/** Git is not there, or does not give what was asked for; the message says what to do, and `main` answers with exit code 2. */
export class GitError extends Error {}

/**
 * Nothing that a repository's configuration names is run: no hook, monitor, pager, external diff, ssh or credential helper. Nothing is
 * fetched, no object is replaced by another.
 */
const settings = [
  `core.hooksPath=${devNull}`,
  "core.fsmonitor=false",
  "core.pager=cat",
  "core.sshCommand=false",
  "core.useReplaceRefs=false",
  "credential.helper=",
  "diff.external=",
  "log.showSignature=false",
  "protocol.allow=never",
  "safe.bareRepository=explicit",
];

const environment = {
  LC_ALL: "C",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_LAZY_FETCH: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
};

/** A hook's variables would lead to another repository, and tracing would write files; these say where objects and settings are. */
const keptVariables =
  /^GIT_(?:CONFIG|EXEC_PATH$|OBJECT_DIRECTORY$|ALTERNATE_OBJECT_DIRECTORIES$|QUARANTINE_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$)/;

/** Runs commands of git that only read, in one repository. */
export class Git {
  private readonly program: string;

  /** `top` is the repository's folder; programs that lie in it are not run, whatever `PATH` says. Throws a GitError without git. */
  constructor(readonly top: string) {
    this.program = programFor(top);
  }

  /** What a command prints; undefined where it fails. */
  ask(...args: readonly string[]): Buffer | undefined {
    const { status, stdout } = this.run(args);
    return status === 0 ? stdout : undefined;
  }

  /** What a command prints. Throws a GitError with git's own words where it fails. */
  tell(...args: readonly string[]): Buffer {
    const { status, stdout, stderr } = this.run(args);
    if (status === 0) return stdout;
    const [said = ""] = stderr.toString("utf8").split("\n");
    throw new GitError(`git ${args[0]}: ${plain(said.replace(/^fatal: /, "")) || `exit code ${status}`}`);
  }

  /** A command that goes on answering. */
  start(...args: readonly string[]): ChildProcessByStdio<Writable, Readable, null> {
    return spawn(this.program, this.arguments(args), { env: variables(), stdio: ["pipe", "pipe", "ignore"] });
  }

  private run(args: readonly string[]): { status: number | null; stdout: Buffer; stderr: Buffer } {
    const { status, stdout, stderr, error } = spawnSync(this.program, this.arguments(args), {
      env: variables(),
      maxBuffer: 1 << 30,
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (error) throw new GitError(`git cannot be run: ${error.message}`);
    return { status, stdout, stderr };
  }

  private arguments(args: readonly string[]): string[] {
    const head = ["-C", this.top, "--no-pager", "--no-optional-locks", "--literal-pathspecs"];
    return [...head, ...settings.flatMap((one) => ["-c", one]), ...args];
  }
}

/** Windows and a tool that runs another look into the working folder and its `node_modules` first, where anyone may have put a `git`. */
function programFor(top: string): string {
  const names = process.platform === "win32" ? ["git.exe"] : ["git"];
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const isInTree = pathBelow(top, folder.split(path.sep).join("/")) !== undefined;
    if (!path.isAbsolute(folder) || isInTree) continue;
    const found = names.map((name) => path.join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
  }
  throw new GitError("git is not installed, and only git can read a revision");
}

function variables(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_") || keptVariables.test(name));
  return { ...Object.fromEntries(own), ...environment };
}
