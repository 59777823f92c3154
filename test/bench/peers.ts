import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { median, timed } from "./measure.js";
import type { Sample } from "./samples.js";

/** The file that peers read: some want its text, some its path, some the project around it. */
interface PeerFile {
  readonly text: string;
  readonly path: string;
  readonly folder: string;
}

/** How a peer reads a file, given its installed module. */
interface Peer {
  readonly package: string;
  /** Path of the module inside the package; its main one when absent. */
  readonly module?: string;
  readonly reads: (uri: string, title: string) => boolean;
  readonly work: (module: never, file: PeerFile) => unknown;
}

/** Public functions of packages that read the same files; called as their own documentation shows. */
const peers: readonly Peer[] = [
  {
    package: "snyk-nodejs-lockfile-parser",
    reads: (uri, title) => uri === "package-lock.json" && title.includes("version 3"),
    work: (module: { parseNpmLockV2Project: Parser }, { text }) =>
      module.parseNpmLockV2Project(manifest, text, {
        includeDevDeps: true,
        includeOptionalDeps: true,
        strictOutOfSync: false,
        pruneCycles: true,
      }),
  },
  {
    package: "@npmcli/arborist",
    reads: (uri) => uri === "package-lock.json",
    work: (module: { Arborist: new (options: { path: string }) => { loadVirtual(): unknown } }, { folder }) =>
      new module.Arborist({ path: folder }).loadVirtual(),
  },
  {
    package: "@yarnpkg/parsers",
    reads: (uri) => uri === "yarn.lock",
    work: (module: { parseSyml: (text: string) => unknown }, { text }) => module.parseSyml(text),
  },
  {
    package: "@yarnpkg/lockfile",
    reads: (uri, title) => uri === "yarn.lock" && title.includes("Yarn 1"),
    work: (module: { parse: (text: string) => unknown }, { text }) => module.parse(text),
  },
  {
    package: "js-yaml",
    reads: (uri) => uri === "pnpm-lock.yaml",
    work: (module: { load: (text: string) => unknown }, { text }) => module.load(text),
  },
  {
    package: "yaml",
    reads: (uri) => uri === "pnpm-lock.yaml",
    work: (module: { parseDocument: (text: string) => unknown }, { text }) => module.parseDocument(text),
  },
  cdxgen("package-lock.json", (module, file) => module.parsePkgLock(file.path)),
  cdxgen("yarn.lock", (module, file) => module.parseYarnLock(file.path)),
  cdxgen("pnpm-lock.yaml", (module, file) => module.parsePnpmLock(file.path)),
  cdxgen("Cargo.lock", (module, file) => module.parseCargoData(file.path)),
  cdxgen("go.sum", (module, file) => module.parseGosumData(file.text)),
  cdxgen("pom.xml", (module, file) => module.parsePom(file.path)),
];

type Parser = (manifest: string, lockfile: string, options: Readonly<Record<string, boolean>>) => unknown;

const manifest = '{"name":"app","version":"1.0.0"}';

type Cdxgen = Readonly<Record<CdxgenReader, (pathOrText: string) => unknown>>;
type CdxgenReader =
  "parsePkgLock" | "parseYarnLock" | "parsePnpmLock" | "parseCargoData" | "parseGosumData" | "parsePom";

function cdxgen(file: string, work: (module: Cdxgen, file: PeerFile) => unknown): Peer {
  return { package: "@cyclonedx/cdxgen", module: "lib/helpers/utils.js", reads: (uri) => uri === file, work };
}

/**
 * Measures peers on `text` when the folder in SANCTIONLINT_PEERS has them installed; they are no dependency of the project.
 * Prints a row for each, with the factor to `ours`, the whole of `analyze` on the same text.
 */
export async function measurePeers(
  sample: Sample,
  text: string,
  ours: () => unknown,
  print: (cells: string[]) => void,
): Promise<void> {
  const installed = process.env.SANCTIONLINT_PEERS;
  if (!installed) return;
  const root = path.resolve(installed);
  const folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-peers-"));
  const file: PeerFile = { text, folder, path: path.join(folder, sample.uri) };
  try {
    writeFileSync(path.join(folder, "package.json"), manifest);
    writeFileSync(file.path, text);
    const time = median(Array.from({ length: 9 }, () => timed(ours)));
    for (const peer of peers.filter(({ reads }) => reads(sample.uri, sample.title))) {
      print(await measured(peer, file, root, time));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(peer: Peer, file: PeerFile, root: string, ours: number): Promise<string[]> {
  const label = `  ${peer.package}`;
  try {
    const main = peer.module && path.join(root, "node_modules", peer.package, peer.module);
    const module: unknown = main
      ? await import(pathToFileURL(main).href)
      : createRequire(path.join(root, "package.json"))(peer.package);
    const times: number[] = [];
    // Some take a minute: one round of those is enough.
    for (let round = 0; round < 3 && (times[0] ?? 0) < 2000; round++) {
      const start = performance.now();
      await peer.work(module as never, file);
      times.push(performance.now() - start);
    }
    const time = median(times);
    const factor = `${(time / ours).toFixed(0)} × ours`;
    return [label, (file.text.length / 1e6).toFixed(0), factor, "", "", "", time.toFixed(1)];
  } catch (error) {
    return [label, "", String(error).slice(0, 60)];
  }
}
