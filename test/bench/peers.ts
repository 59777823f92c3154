import { createRequire } from "node:module";
import path from "node:path";
import { median, timed } from "./measure.js";
import type { Sample } from "./samples.js";

/** How a peer reads a file, given its installed module. */
interface Peer {
  readonly package: string;
  readonly reads: (uri: string, title: string) => boolean;
  readonly work: (module: never, text: string) => unknown;
}

/** Public functions of packages that read the same files; called as their own documentation shows. */
const peers: readonly Peer[] = [
  {
    package: "snyk-nodejs-lockfile-parser",
    reads: (uri) => uri === "package-lock.json",
    work: (module: { parseNpmLockV2Project: Parser }, text) =>
      module.parseNpmLockV2Project('{"name":"app","version":"1.0.0"}', text, {
        includeDevDeps: true,
        includeOptionalDeps: true,
        strictOutOfSync: false,
        pruneCycles: true,
      }),
  },
  {
    package: "@yarnpkg/parsers",
    reads: (uri) => uri === "yarn.lock",
    work: (module: { parseSyml: (text: string) => unknown }, text) => module.parseSyml(text),
  },
  {
    package: "@yarnpkg/lockfile",
    reads: (uri, title) => uri === "yarn.lock" && title.includes("Yarn 1"),
    work: (module: { parse: (text: string) => unknown }, text) => module.parse(text),
  },
  {
    package: "js-yaml",
    reads: (uri) => uri === "pnpm-lock.yaml",
    work: (module: { load: (text: string) => unknown }, text) => module.load(text),
  },
  {
    package: "yaml",
    reads: (uri) => uri === "pnpm-lock.yaml",
    work: (module: { parseDocument: (text: string) => unknown }, text) => module.parseDocument(text),
  },
];

type Parser = (manifest: string, lockfile: string, options: Readonly<Record<string, boolean>>) => unknown;

/**
 * Measures peers on `text` when the folder in SANCTIONLINT_PEERS has them installed; they are no dependency of the project.
 * Prints a row for each.
 */
export async function measurePeers(sample: Sample, text: string, print: (cells: string[]) => void): Promise<void> {
  const folder = process.env.SANCTIONLINT_PEERS;
  if (!folder) return;
  const require = createRequire(path.join(path.resolve(folder), "package.json"));
  for (const peer of peers.filter(({ reads }) => reads(sample.uri, sample.title))) {
    const label = `  ${peer.package}`;
    try {
      const module = require(peer.package) as never;
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        const start = performance.now();
        await peer.work(module, text);
        times.push(performance.now() - start);
      }
      const floor = median(Array.from({ length: 7 }, () => timed(() => JSON.stringify(text).length)));
      print([label, (text.length / 1e6).toFixed(0), "", floor.toFixed(1), "", median(times).toFixed(1)]);
    } catch (error) {
      print([label, "", String(error).slice(0, 60)]);
    }
  }
}
