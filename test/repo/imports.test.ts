import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const source = path.join(__dirname, "..", "..", "src");

/** Rooms of the core, each of which may import those before it and itself. */
const rooms = [
  "model",
  "text",
  "syntax",
  "documents",
  "ecosystems",
  "formats",
  "blacklist",
  "lists",
  "screening",
  "policy",
  "remedies",
  "analyze",
  "walk",
  "audit",
  "report",
  "audit",
] as const;

/** Imports against the order that are meant: what is shared by name rather than by room. */
const allowed: readonly (readonly [from: string, to: string])[] = [];

interface Import {
  /** Path below `src`, forward slashes. */
  readonly from: string;
  /** What it imports: a path below `src`, or a module's name. */
  readonly to: string;
  readonly isOwn: boolean;
}

const imports: readonly Import[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => {
    const from = name.split(path.sep).join("/");
    const text = readFileSync(path.join(source, name), "utf8");
    return [
      ...text.matchAll(/^(?:import|export)[^"';]*from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm),
    ].map(([, named, bare, dynamic]) => {
      const to = named ?? bare ?? dynamic ?? "";
      const isOwn = to.startsWith(".");
      return { from, to: isOwn ? path.posix.join(path.posix.dirname(from), to) : to, isOwn };
    });
  });

function check(label: string, isWrong: (one: Import) => boolean): void {
  it(label, () => {
    const wrong = imports.filter(isWrong).map(({ from, to }) => `${from} imports ${to}`);
    assert.deepEqual(wrong, []);
  });
}

const wing = (file: string): string => file.split("/", 1)[0] ?? "";

function room(file: string): number {
  const name = (file.split("/")[1] ?? "").replace(/\.(?:js|ts)$/, "");
  return rooms.findIndex((candidate) => candidate === name);
}

describe("imports run one way", () => {
  it("looks at the imports of every wing", () => {
    assert.ok(imports.length > 100);
    assert.deepEqual([...new Set(imports.map(({ from }) => wing(from)))].sort(), [
      "cli",
      "core",
      "exporters",
      "vscode",
    ]);
  });
  check(
    "cli, exporters → core ← vscode",
    ({ from, to, isOwn }) => isOwn && wing(to) !== wing(from) && wing(to) !== "core",
  );
  check("only vscode imports vscode", ({ from, to }) => to === "vscode" && wing(from) !== "vscode");
  check("only the command line imports node:", ({ from, to }) => to.startsWith("node:") && wing(from) !== "cli");
  it("every room of the core is known here", () => {
    const unknown = new Set(
      imports.map(({ from }) => from).filter((from) => from.startsWith("core/") && room(from) < 0),
    );
    assert.deepEqual([...unknown], []);
  });
  check("inside core downwards", ({ from, to, isOwn }) => {
    if (!isOwn || !from.startsWith("core/") || !to.startsWith("core/")) return false;
    if (allowed.some(([exactFrom, exactTo]) => exactFrom === from && exactTo === to)) return false;
    return room(to) > room(from);
  });
  check("a family of formats imports no other family", ({ from, to, isOwn }) => {
    const own = formatRoom(from);
    const other = formatRoom(to);
    if (!isOwn || own === undefined || other === undefined || own === other) return false;
    const given = neutral.get(own) ?? familyMay;
    return !given.includes(other);
  });
});

/** What a family of formats may import besides itself and the files beside the families. */
const familyMay: readonly string[] = ["shared", "rows"];

/** The rooms inside `formats` that are no family, and those each of them may import. */
const neutral: ReadonlyMap<string, readonly string[]> = new Map([
  ["shared", []],
  ["rows", ["shared"]],
  ["recognition", ["rows"]],
]);

/** The folder inside `core/formats` that holds a file; undefined for files beside the folders and outside. */
function formatRoom(file: string): string | undefined {
  return /^core\/formats\/([^/]+)\//.exec(file)?.[1];
}
