import { JsonScan } from "../../syntax/jsonScan.js";

/** No version nests `workspace` and `specifiers` deeper. */
const deepest = 6;

/**
 * The packages that the workspace of a `deno.lock` asks for, as `npm:chalk@5.3.0`: requests are in lists called `dependencies`
 * under `workspace`, what each came to in `specifiers`.
 */
export function directPackages(text: string): ReadonlySet<string> {
  const resolved = new Map<string, string>();
  const asked: string[] = [];
  const scan = new JsonScan(text);
  if (scan.next() !== "map") return new Set();
  for (const root = scan.depth; scan.nextIn(root);) {
    if (!scan.is("map")) continue;
    if (scan.keyIs("specifiers")) readResolved(scan, resolved);
    else if (scan.keyIs("packages")) {
      for (const own = scan.depth; scan.nextIn(own);) {
        if (scan.keyIs("specifiers") && scan.is("map")) readResolved(scan, resolved);
      }
    } else if (scan.keyIs("workspace")) readAsked(scan, asked);
  }
  return new Set(asked.flatMap((request) => packageOf(request, resolved.get(request))));
}

function readResolved(scan: JsonScan, into: Map<string, string>): void {
  for (const own = scan.depth; scan.nextIn(own);) if (scan.is("string")) into.set(scan.keyText(), scan.scalarText());
}

function readAsked(scan: JsonScan, into: string[]): void {
  const outside = scan.depth;
  let list = -1;
  for (let event = scan.next(); event !== "end"; event = scan.next()) {
    if (event === "close") {
      if (scan.depth <= outside) return;
      if (scan.depth === list) list = -1;
    } else if (event === "list" && scan.keyIs("dependencies")) list = scan.depth;
    else if (event === "map" || event === "list") {
      if (scan.depth > deepest) scan.skip();
    } else if (event === "string" && scan.depth === list + 1 && list >= 0) into.push(scan.scalarText());
  }
}

/** `npm:@a/b@1` and `1.2.0_peer@2.0.0`, in older files `npm:@a/b@1.2.0`. */
function packageOf(request: string, resolved: string | undefined): readonly string[] {
  const name = /^(?:npm|jsr):@?[^@]+/.exec(request)?.[0];
  if (name === undefined || resolved === undefined) return [];
  const version = resolved.startsWith(`${name}@`) ? resolved.slice(name.length + 1) : resolved;
  return [`${name}@${version.split("_", 1).join("")}`];
}
