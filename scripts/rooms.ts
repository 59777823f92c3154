// npm run rooms: the rooms of the code in figures, as docs/architecture.md has them: files, lines, the arrows between rooms, the longest
// functions. Imports of types count: a reader follows them too.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const source = path.join(__dirname, "..", "src");

interface Room {
  readonly lines: number[];
  readonly to: Map<string, number>;
}

interface LongFunction {
  readonly lines: number;
  readonly place: string;
  readonly name: string;
}

const rooms = new Map<string, Room>();
const functions: LongFunction[] = [];

/** `core/audit` of `core/audit/audit.ts`, `cli` of any file there. */
function roomOf(file: string): string {
  const [wing = "", room = ""] = file.split("/");
  return wing === "core" ? `core/${room.replace(/\.ts$/, "")}` : wing;
}

function add(file: string): void {
  const text = readFileSync(path.join(source, file), "utf8");
  const name = roomOf(file);
  const room = rooms.get(name) ?? { lines: [], to: new Map<string, number>() };
  rooms.set(name, room);
  room.lines.push(text.split("\n").length - 1);
  for (const [, imported = ""] of text.matchAll(/^(?:import|export)[^"';]*from\s+"(\.[^"]+)"/gm)) {
    const other = roomOf(path.posix.join(path.posix.dirname(file), imported).replace(/\.js$/, ".ts"));
    if (other !== name) room.to.set(other, (room.to.get(other) ?? 0) + 1);
  }
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (at: number): number => tree.getLineAndCharacterOfPosition(at).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const start = lineOf(node.getStart());
      const lines = lineOf(node.end) - start + 1;
      functions.push({ lines, place: `${file}:${start}`, name: node.name?.getText() ?? "(without a name)" });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

for (const file of readdirSync(source, { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".ts")) add(file.split(path.sep).join("/"));
}
row(["Room", "Files", "Lines", "Median", "Longest", "Rooms it imports"]);
row(["---", "--:", "--:", "--:", "--:", "---"]);
const all: number[] = [];
for (const [name, { lines, to }] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  all.push(...lines);
  const others = [...to].sort((a, b) => b[1] - a[1]).map(([other, count]) => `${other.replace("core/", "")} ${count}`);
  const sum = lines.reduce((a, b) => a + b, 0);
  row([`\`${name}\``, lines.length, sum, median(lines), Math.max(...lines), others.join(", ")]);
}
row(["all", all.length, all.reduce((a, b) => a + b, 0), median(all), Math.max(...all), ""]);
console.log("\nThe longest functions, in lines:");
for (const { lines, place, name } of functions.sort((a, b) => b.lines - a.lines).slice(0, 10))
  console.log(`${lines}  ${place}  ${name}`);
