import type { Component } from "../model.js";
import { declared, type Written } from "./shared/declared.js";
import { hostSource, sourceComponent } from "./shared/download.js";
import type { Format } from "./format.js";
import { makersOf } from "./hardware/partCells.js";
import { sbomComponent, SbomFacts } from "./sbom/sbomComponent.js";

/**
 * What someone asks about, a line each: a purl, a host or URL, or a part number or model, which a tab and its maker may follow.
 * No file is of this format; it brings a question onto the path that documents take.
 */
export const asked: Format = {
  id: "asked",
  title: "what someone asks about",
  files: [],
  ecosystems: ["all"],
  extract({ text }) {
    const components: Component[] = [];
    let start = 0;
    for (const line of text.split("\n")) {
      const [value = "", maker] = line.split("\t");
      const end = start + value.length;
      const component = componentOf({ value, start, end }, maker);
      if (component) components.push(component);
      start += line.length + 1;
    }
    return { components, problems: [] };
  },
};

function componentOf(written: Written, maker: string | undefined): Component | undefined {
  const { value, start, end } = written;
  if (value.trim() === "") return undefined;
  if (/^pkg:/i.test(value)) {
    const facts = new SbomFacts("asked", start, end);
    facts.purl = { ...written, value: value.replace(/^pkg:/i, "pkg:") };
    facts.direct = true;
    return sbomComponent(facts);
  }
  const source = sourceComponent(written, written, "asked") ?? placeWithoutScheme(written);
  if (source) return source;
  const part = declared(undefined, written, undefined, {
    kind: "part",
    entry: written,
    scope: "asked",
    identifiers: [
      { scheme: "mpn", value, start, end },
      { scheme: "model", value, start, end },
    ],
  });
  if (maker === undefined) return part;
  const makerStart = end + 1;
  return { ...part, suppliers: makersOf({ value: maker, start: makerStart, end: makerStart + maker.length }) };
}

/** `mirror.example`, `registry.example/team/image:1`. */
function placeWithoutScheme(written: Written): Component | undefined {
  const host = hostSource(written, written, "asked");
  if (!host || !written.value.includes("/")) return host;
  const { value, start, end } = written;
  return { ...host, identifiers: [{ scheme: "url", value, start, end }] };
}
