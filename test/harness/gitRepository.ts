import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withWorkspace } from "./cli.js";

/** A repository of real git in a folder that is gone after the test. */
export class GitRepository {
  constructor(readonly folder: string) {
    this.git("init", "-q", "-b", "main");
  }

  /** Writes files, or with `null` removes them, and commits everything. */
  commit(files: Readonly<Record<string, string | Uint8Array | null>>, day = "2026-08-01"): string {
    this.write(files);
    this.git("add", "-A");
    this.git("commit", "-q", "--allow-empty", "-m", "a change", "--date", `${day}T12:00:00Z`);
    return this.git("rev-parse", "HEAD").trim();
  }

  write(files: Readonly<Record<string, string | Uint8Array | null>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      if (content === null) rmSync(file, { recursive: true });
      else {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  }

  git(...args: readonly string[]): string {
    const person = { NAME: "A", EMAIL: "a@gateway.example", DATE: "2026-08-01T12:00:00Z" };
    const env = Object.fromEntries(
      Object.entries(person).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    );
    return execFileSync("git", ["-c", "commit.gpgSign=false", "-c", "core.autocrlf=false", ...args], {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}

/** A repository whose first commit has these files. */
export function withRepository<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (repository: GitRepository) => T,
): T {
  return withWorkspace({}, (folder) => {
    const repository = new GitRepository(folder);
    repository.commit(files);
    return use(repository);
  });
}
