// Packs the VSIX into out/ and holds it to what it may contain and weigh. Needs no network once the packager is there.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { packedReadmePath, writePackedReadme } from "./packedReadme.mjs";
import { installPackager, packagerFolder, root } from "../test/editor/setup.mjs";

/** Bytes that a user may be asked to download; a third of them are pictures. */
const largest = 1.4 * 1024 * 1024;
/** Bytes that each built file may have. */
const largestFiles = JSON.parse(readFileSync(path.join(root, "scripts", "largestFiles.json"), "utf8"));

const allowed = [
  /^package(\.nls)?\.json$/,
  /^(out\/README|CHANGELOG|THIRD-PARTY-NOTICES)\.md$/,
  /^LICENSE(\.txt)?$/,
  /^dist\/((exporters|extension|lists|migration|pages|trial|yaml)\.js|knowledge\.pack)$/,
  /^data\/schemas\/[\w.-]+\.json$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^media\/(icon\.png|view\.svg|walkthrough\/\w+\.(md|webp)|example\/[\w.-]+)$/,
  /^syntaxes\/[\w.-]+\.json$/,
];
const required = [
  packedReadmePath,
  "LICENSE",
  "THIRD-PARTY-NOTICES.md",
  "dist/exporters.js",
  "dist/extension.js",
  "dist/knowledge.pack",
  "dist/lists.js",
  "dist/migration.js",
  "dist/pages.js",
  "dist/trial.js",
  "dist/yaml.js",
  "package.json",
  "package.nls.json",
  "media/icon.png",
  "syntaxes/policy.tmLanguage.json",
];

export function vsixFile() {
  const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return path.join(root, "out", `${name}-${version}.vsix`);
}

/** Builds and packs; throws when the package holds what it should not, or too much. */
export function packExtension() {
  installPackager();
  run(process.execPath, [path.join(root, "esbuild.mjs")]);
  writePackedReadme();
  const vsce = path.join(packagerFolder, "node_modules", "@vscode", "vsce", "vsce");
  const listed = run(process.execPath, [vsce, "ls", "--no-dependencies", "--readme-path", packedReadmePath])
    .split("\n")
    .filter(Boolean);
  const extra = listed.filter((file) => !allowed.some((one) => one.test(file)));
  const missing = required.filter((file) => !listed.includes(file));
  const target = vsixFile();
  mkdirSync(path.dirname(target), { recursive: true });
  // No link is to be rewritten, as there is none; with links rewritten, the packager takes pictures from addresses alone.
  const flags = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  flags.push("--readme-path", packedReadmePath);
  run(process.execPath, [vsce, "package", ...flags, "-o", target]);
  const size = statSync(target).size;
  const files = Object.entries(largestFiles).map(([file, most]) => {
    return { file, most, bytes: statSync(path.join(root, file)).size };
  });
  const troubles = [
    ...extra.map((file) => `${file} does not belong into the package`),
    ...missing.map((file) => `${file} is missing`),
    ...(size > largest ? [`the package has ${kilobytes(size)}`] : []),
    ...files.filter(({ bytes, most }) => bytes > most).map(({ file, bytes }) => `${file} has ${kilobytes(bytes)}`),
  ];
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
  return { target, size, listed, files };
}

function run(command, args) {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

if (import.meta.filename === process.argv[1]) {
  const { target, size, listed, files } = packExtension();
  const built = files.map(({ file, bytes }) => `${file} ${kilobytes(bytes)}`).join(", ");
  console.log(`${path.relative(root, target)}: ${kilobytes(size)}, ${listed.length} files; ${built}`);
}
