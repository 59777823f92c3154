import type { Component, Problem } from "../../model.js";
import { removeLines } from "../../text/removal.js";
import { written } from "../shared/declared.js";
import type { Format } from "../format.js";
import { imageComponent } from "../shared/images/image.js";
import { mirrorSources } from "../shared/shell/mirrorVariables.js";

/** Podman's systemd units (Quadlet). https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html */
export const quadletUnit: Format = {
  id: "podman/quadlet",
  title: "Podman Quadlet unit",
  files: ["*.container", "*.image", "*.volume", "*.build"],
  ecosystems: ["docker"],
  recognizes: ({ text }) => /^\[(?:Container|Image|Volume|Build)\]/m.test(text),
  extract({ text }) {
    const components: Component[] = [];
    const problems: Problem[] = [];
    let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (at < text.length) {
      const found = text.indexOf("\n", at);
      const end = found < 0 ? text.length : found;
      components.push(...fromLine(text, at, end));
      const line = text.slice(at, Math.min(end, at + 1000)).trimEnd();
      const problem = brokenLine(line);
      if (problem !== undefined) problems.push({ message: problem, start: at, end: at + line.length });
      at = end + 1;
    }
    return { components, problems };
  },
  remove: (source, component) => removeLines(source.text, component.entry),
};

const setting = /^[ \t]*(Image|Environment)[ \t]*=[ \t]*(?:docker:\/\/)?["']?([^\s"']+)/d;

function brokenLine(line: string): string | undefined {
  if (/^[ \t]*Image[ \t]*(?:=[ \t]*)?$/.test(line)) return "Image has no value";
  return /^[ \t]*Image[ \t]*=[ \t]*(?:"[^"]*|'[^']*)$/.test(line) ? "the quote is not closed" : undefined;
}

function fromLine(text: string, start: number, end: number): Component[] {
  const match = setting.exec(text.slice(start, Math.min(end, start + 1000)));
  const [from, to] = match?.indices?.[2] ?? [0, 0];
  if (!match || from >= to) return [];
  const value = written(text, start + from, start + to);
  const entry = { start: start + (match.indices?.[1]?.[0] ?? 0), end: start + match[0].length };
  if (match[1] === "Image") {
    // `Image=name.image` names another unit.
    const image = /\.(?:image|build)$/.test(value.value) ? undefined : imageComponent(value, entry, "Image");
    return image ? [image] : [];
  }
  const equals = value.value.indexOf("=");
  if (equals < 0) return [];
  return mirrorSources(value.value.slice(0, equals), written(text, value.start + equals + 1, value.end), entry);
}
