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
] as const;

interface Import {
  /** Path below `src`, forward slashes. */
  readonly from: string;
  /** What it imports: a path below `src`, or a module's name. */
  readonly to: string;
  readonly isOwn: boolean;
  /** Stated at the head of the file, and no call or type in it. */
  readonly isStated: boolean;
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
      return {
        from,
        to: isOwn ? path.posix.join(path.posix.dirname(from), to) : to,
        isOwn,
        isStated: dynamic === undefined,
      };
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
  it("and in the order of the table in docs/architecture.md", () => {
    const page = readFileSync(path.join(source, "..", "docs", "architecture.md"), "utf8");
    const house = page.slice(page.indexOf("## The house"), page.indexOf("Inside `core/formats`"));
    const named = [...house.matchAll(/^\| `core\/(\w+)(?:\.ts)?` /gm)].map(([, name]) => name);
    assert.deepEqual(named, rooms);
  });
  check("inside core downwards", ({ from, to, isOwn }) => {
    if (!isOwn || !from.startsWith("core/") || !to.startsWith("core/")) return false;
    return room(to) > room(from);
  });
  it("in no circle, of types neither", () => {
    assert.deepEqual(circles(), []);
  });
  check("a family of formats imports no other family", ({ from, to, isOwn }) => {
    const own = formatRoom(from);
    const other = formatRoom(to);
    if (!isOwn || own === undefined || other === undefined || own === other) return false;
    const given = neutral.get(own) ?? familyMay;
    return !given.includes(other);
  });
});

/**
 * Files that import each other, by way of others or not, each circle once. A bundle that is loaded later is named by its type alone
 * (`typeof import(…)`), which is no import of it.
 */
function circles(): readonly string[] {
  const importsOf = new Map<string, string[]>();
  for (const { from, to, isOwn, isStated } of imports) {
    if (isOwn && isStated) importsOf.set(from, [...(importsOf.get(from) ?? []), to.replace(/\.js$/, ".ts")]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (done.has(file)) return;
    done.add(file);
    path.push(file);
    for (const next of importsOf.get(file) ?? []) visit(next);
    path.pop();
  };
  for (const file of importsOf.keys()) visit(file);
  return found;
}

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
