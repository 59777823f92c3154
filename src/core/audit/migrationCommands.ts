import { updateCommand } from "../ecosystems/manifests.js";
import { joinPath, nameOf, parentOf } from "./paths.js";

/** What brings a lockfile of JavaScript in line, by its name: any of four tools reads the same manifest. */
const byLockfile: Readonly<Record<string, string>> = {
  "package-lock.json": "npm install",
  "npm-shrinkwrap.json": "npm install",
  "yarn.lock": "yarn install",
  "pnpm-lock.yaml": "pnpm install",
  "bun.lock": "bun install",
};

/** The lockfiles that an audit met, by folder, and the commands that write them. */
export class Lockfiles {
  private readonly paths = new Set<string>();

  add(path: string): void {
    if (Object.hasOwn(byLockfile, nameOf(path))) this.paths.add(path);
  }

  /** The command after a change of a manifest: that of the nearest lockfile above it, else the ecosystem's usual one. */
  commandFor(path: string, ecosystem: string | undefined, usual: string | undefined): string | undefined {
    const general = usual ?? updateCommand(ecosystem, path);
    if (general !== "npm install") return general;
    for (let folder = parentOf(path); folder !== undefined; folder = parentOf(folder)) {
      const here = folder;
      const lock = Object.keys(byLockfile).find((name) => this.paths.has(joinPath(here, name)));
      if (lock !== undefined) return byLockfile[lock];
    }
    return general;
  }
}
