import type { Alternative, Attribution, Component, Identifier } from "../../src/core/model.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { canonicalType } from "../../src/core/ecosystems/packageTypes.js";
import { alternative, fact } from "./recorded.js";
import { smallKnowledge } from "./smallKnowledge.js";

/** Knowledge in which these components are a listed party's, by every handle they have, and other sources for each are recorded. */
export function knowledgeListing(components: readonly Component[]): Knowledge {
  const attributions = components.flatMap(factsOf);
  const small = smallKnowledge();
  return {
    ...small,
    attributions: [...new Map(attributions.map((fact) => [`${fact.scheme} ${fact.pattern}`, fact])).values()],
    alternativesFor: alternativesTo,
  };
}

function factsOf({ ecosystem, name, identifiers = [], kind }: Component): Attribution[] {
  const facts: Attribution[] = [];
  if (ecosystem !== undefined)
    facts.push(factAbout("package", `${canonicalType(ecosystem)}/${name.replace(":", "/")}`));
  else if (kind === "source" && identifiers.length === 0) facts.push(factAbout("host", name));
  for (const identifier of identifiers) facts.push(...factOf(identifier));
  return facts;
}

function factOf({ scheme, value }: Identifier): Attribution[] {
  if (scheme === "url" || scheme === "host") return [factAbout(scheme, value)];
  if (scheme !== "mpn" && scheme !== "model") return [];
  return [factAbout(scheme, `^${value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`)];
}

/** A fact about the listed party. */
function factAbout(scheme: Attribution["scheme"], pattern: string): Attribution {
  const relationship =
    scheme === "mpn" || scheme === "model" ? "manufacturer" : scheme === "package" ? "publisher" : "mirror";
  return fact("funnull", scheme, pattern, { relationship });
}

function alternativesTo({ scheme, pattern }: Attribution): readonly Alternative[] {
  if (scheme === "package") {
    const type = pattern.slice(0, pattern.indexOf("/"));
    const name = Object.hasOwn(otherNames, type) ? otherNames[type] : "zq-other";
    return [
      alternative(`pkg:${type}/${name}`, "drop-in"),
      alternative(`pkg:${type}/${name}-too`, "near", { version: ">=2.0.0" }),
      alternative("pkg:generic/elsewhere", "redesign"),
    ];
  }
  if (scheme === "mpn" || scheme === "model") {
    return [
      alternative("Zq Semi ZQ1234", "functional", { maintainedBy: "Zq Semi (US)" }),
      alternative("Zq Other ZQ99", "redesign", { maintainedBy: "Zq Other (US)" }),
    ];
  }
  return [
    alternative("https://other.example/zq/", "drop-in"),
    alternative("default", "drop-in"),
    alternative("remove", "functional"),
  ];
}

/** Where an ecosystem's names have a form of their own. */
const otherNames: Readonly<Record<string, string>> = {
  maven: "org.zq/other",
  golang: "example.org/zq/other",
  composer: "zq/other",
  terraform: "zq/other",
  ansible: "zq.other",
  swift: "github.com/zq/other",
  githubactions: "zq/other",
  docker: "zq/other",
  conda: "zq-other",
};
