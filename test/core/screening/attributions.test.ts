import assert from "node:assert/strict";
import type { Attribution, Component, Match } from "../../../src/core/model.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { componentsFor, type Declared } from "../../harness/manifests.js";
import { sampleOf } from "../../harness/patternSample.js";

const knowledge = realKnowledge();
const screen = screenOf(knowledge);

function matchesOf(components: readonly Component[], asOf: string): readonly Match[] {
  return components.flatMap((component) => screen.screen(component, asOf));
}

/** What the fact is about must be found as its party's; its near misses must not be found by this fact. */
function check(attribution: Attribution): void {
  const asOf = attribution.from ?? knowledge.checkedUntil;
  for (const declared of examplesOf(attribution)) {
    const found = matchesOf(componentsFor(declared), asOf);
    assert.ok(
      found.some(({ party }) => party.id === attribution.party),
      `${declared.name} is not found; instead ${found.map(({ party }) => party.id).join(", ") || "nothing"}`,
    );
  }
  for (const declared of nearMissesOf(attribution)) {
    const found = matchesOf(componentsFor(declared), asOf).filter((match) => match.attribution === attribution);
    assert.deepEqual(
      found.map(({ matched }) => matched),
      [],
      `${declared.name} is taken for ${attribution.pattern}`,
    );
  }
}

describe("every recorded fact finds what it is about and spares its neighbours", () => {
  const groups = new Map<string, Attribution[]>();
  for (const attribution of knowledge.attributions) {
    const { scheme, pattern } = attribution;
    const key = scheme === "package" ? pattern.slice(0, pattern.indexOf("/")) : scheme;
    groups.set(key, [...(groups.get(key) ?? []), attribution]);
  }
  for (const [key, attributions] of groups) {
    it(`${key} (${attributions.length})`, () => {
      for (const attribution of attributions) check(attribution);
    });
  }
});

function examplesOf(attribution: Attribution): Declared[] {
  const { scheme, pattern } = attribution;
  if (scheme === "mpn" || scheme === "model") {
    const manufacturer = knowledge.parties.get(attribution.party)?.name ?? "";
    const name = sampleOf(pattern);
    return [{ scheme, name, manufacturer: `"${manufacturer}"` }, ...(attribution.weak ? [] : [{ scheme, name }])];
  }
  return [declare(attribution, filled(pattern))];
}

function nearMissesOf(attribution: Attribution): Declared[] {
  const { scheme, pattern } = attribution;
  const bare = pattern.replace(/\*$/, "");
  const open = pattern.endsWith("*");
  switch (scheme) {
    case "mpn":
    case "model":
      return [
        { scheme, name: `Q${sampleOf(pattern)}` },
        { scheme, name: sampleOf(pattern), manufacturer: "Murata" },
        ...(attribution.weak ? [{ scheme, name: sampleOf(pattern) }] : []),
      ];
    case "package":
      if (open && bare.endsWith("/")) return [declare(attribution, `${filled(bare.slice(0, -1))}y/core`)];
      if (open) return [declare(attribution, filled(`${bare.slice(0, -1)}0`))];
      return [declare(attribution, `${filled(bare)}y`)];
    case "url":
    case "host": {
      const [, before = "", host = "", path = ""] = /^([a-z+]+:\/\/)?([^/]+)(.*)$/.exec(filled(bare)) ?? [];
      // The same text on a host that only begins or ends like it.
      const others = [`${before}${host}.example${path}`, `${before}x${host}${path}`];
      return (host.startsWith("cn-1") ? others.slice(0, 1) : others).map((name) => declare(attribution, name));
    }
    case "devicetree":
      return [declare(attribution, `x${filled(pattern)}`), declare(attribution, filled(pattern).replace(",", "x,"))];
    case "usb":
    case "pci":
      return [declare(attribution, `f${filled(pattern).slice(1)}`.replace(/^f(.{3})$/, "0$1f"))];
    case "oui":
      // The same digits one place on: a block of nobody or of another.
      return [declare(attribution, `0${pattern}0`)];
    default:
      return [declare(attribution, `x${filled(pattern)}`)];
  }
}

function declare({ scheme, pattern, versions }: Attribution, filledPattern: string): Declared {
  if (scheme !== "package") return { scheme, name: filledPattern };
  const cut = filledPattern.indexOf("/");
  const ecosystem = pattern.slice(0, pattern.indexOf("/"));
  const path = filledPattern.slice(cut + 1);
  // Maven's group and artifact are parted by a colon where people write them.
  const name = ecosystem !== "maven" ? path : path.includes("/") ? path.replace(/\/(?=[^/]*$)/, ":") : `${path}:core`;
  const version = versions?.replace(/^[<>=~^ ]+/, "");
  return { scheme, ecosystem, name, ...(version !== undefined && { version }) };
}

function filled(pattern: string): string {
  return pattern.replace(/\*$/, "zq").replace(/\*/g, "cn-1");
}
