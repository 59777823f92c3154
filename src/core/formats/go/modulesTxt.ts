import type { Component, Problem } from "../../model.js";
import { declared, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Go `vendor/modules.txt`. https://go.dev/ref/mod#vendoring */
export const golangVendor: Format = {
  id: "golang/vendor",
  title: "Go vendor/modules.txt",
  files: ["vendor/modules.txt", "modules.txt"],
  ecosystems: ["golang"],
  generated: true,
  recognizes: ({ text }) => /^\uFEFF?#+ \S/.test(text),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      let end = text.indexOf("\n", at);
      if (end < 0) end = text.length;
      const next = end + 1;
      if (text.startsWith("# ", at)) {
        // What the main module itself requires is marked on the line below.
        const relation = text.startsWith("## explicit", next) ? "direct" : "transitive";
        components.push(...fromModule(text, at, end, relation));
        const problem = cutShort(words(text, at + 2, end));
        if (problem) problems.push(problem);
      }
      at = next;
    }
    return { components, problems };
  },
};

/** A module without version, an arrow with nothing after it. */
function cutShort(found: readonly Written[]): Problem | undefined {
  const last = found[found.length - 1];
  if (!last) return undefined;
  const { start, end } = last;
  if (last.value === "=>") return { message: "nothing follows the arrow", start, end };
  return found.length === 1 ? { message: "no version follows the module", start, end } : undefined;
}

/**
 * `# module version`, with `=> module version` or `=> folder` after it when it was replaced: then the copy is of what replaced it,
 * and a folder is the project's own. A line without the first version that no packages follow repeats a replacement of go.mod.
 */
function fromModule(text: string, start: number, end: number, relation: "direct" | "transitive"): Component[] {
  const found = words(text, start + 2, end);
  const [name, version] = found;
  if (!name || !version) return [];
  const entry = { start, end: trimEnd(text, start, end) };
  const arrow = found.findIndex(({ value }) => value === "=>");
  if (arrow < 0) return [declared("golang", name, version, { entry, scope: "module", relation })];
  const [replacement, replacementVersion] = found.slice(arrow + 1);
  if (!replacement || /^[./\\]/.test(replacement.value)) return [];
  if (arrow === 1 && !packagesFollow(text, end + 1)) return [];
  return [declared("golang", replacement, replacementVersion, { entry, scope: "replace", relation })];
}

/** Whether the lines from `at` on name a package before the next module. */
function packagesFollow(text: string, at: number): boolean {
  const next = text.startsWith("## ", at) ? text.indexOf("\n", at) + 1 : at;
  return next > 0 && text.charCodeAt(next) > 35;
}

function words(text: string, start: number, end: number): Written[] {
  const found: Written[] = [];
  for (let at = start; at < end && found.length < 5; at++) {
    const from = at;
    while (at < end && text.charCodeAt(at) > 32) at++;
    if (at > from) found.push(written(text, from, at));
  }
  return found;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}
