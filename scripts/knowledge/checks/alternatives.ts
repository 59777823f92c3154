import { loadKnowledge } from "../../../src/core/blacklist/load.js";
import { matchesPattern } from "../../../src/core/blacklist/pattern.js";
import { statusesOn } from "../../../src/core/blacklist/status.js";
import { isInForce } from "../../../src/core/model/listingStates.js";
import type { Attribution, Party } from "../../../src/core/model.js";
import { isOwn } from "../../../src/core/model/relationships.js";
import { parsePurl } from "../../../src/core/ecosystems/purl.js";
import { purlProblem } from "../../../src/core/ecosystems/purlRules.js";
import { compile } from "../compile.js";
import { lineOf, type DataProblem, type Path } from "../place.js";
import { listOf, type AlternativeRecord, type AlternativesRow, type Data } from "../read.js";

/** Alternatives that come from a listed party themselves, that replace nothing, or that say neither what nor why not. */
export function checkAlternatives(data: Data): DataProblem[] {
  const knowledge = loadKnowledge(compile(data));
  const listed = [...knowledge.parties.values()].filter((party) =>
    statusesOn(party, knowledge, data.checkedUntil).some(({ state }) => isInForce(state) || state === "published"),
  );
  const ids = new Set(listed.map(({ id }) => id));
  const screen = screenOf(
    knowledge.attributions.filter(({ party, relationship }) => ids.has(party) && isOwn(relationship)),
    listed,
  );
  return data.alternatives.flatMap((of) => {
    const own = knowledge.attributions.filter(({ party }) => party === of.id);
    return of.value.flatMap((row, index) => {
      const problem = (path: Path, message: string): DataProblem => ({
        file: of.file,
        line: lineOf(of, [index, ...path]),
        message,
      });
      const problems: DataProblem[] = [];
      if (!row.use && row.none === undefined)
        problems.push(problem([], `Say "use", or in "none" why there is nothing.`));
      for (const pattern of listOf(row.for))
        if (!own.some((fact) => concerns(fact, pattern)))
          problems.push(problem(["for"], `Nothing attributed to ${of.id} is like "${pattern}".`));
      row.use?.forEach((alternative, place) => {
        const by = screen(alternative);
        if (by !== undefined)
          problems.push(problem(["use", place, "to"], `"${alternative.to}" comes from a listed party: ${by}.`));
        const malformed = alternative.to.startsWith("pkg:") ? purlProblem(alternative.to) : undefined;
        if (malformed !== undefined) problems.push(problem(["use", place, "to"], `"${alternative.to}": ${malformed}.`));
        const wrong = wrongGrade(row, alternative);
        if (wrong !== undefined) problems.push(problem(["use", place, "grade"], wrong));
      });
      return problems;
    });
  });
}

/** Says by what an alternative would come from a listed party; remembers its answers, for many rows name the same. */
function screenOf(
  facts: readonly Attribution[],
  listed: readonly Party[],
): (alternative: AlternativeRecord) => string | undefined {
  const names = new Map(listed.flatMap((party) => namesOf(party).map((name) => [name.toLowerCase(), party.id])));
  const anyName = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...names.keys()].map(escaped).join("|")})(?![\\p{L}\\p{N}])`,
    "iu",
  );
  const answers = new Map<string, string | undefined>();
  return ({ to, by = "" }) => {
    const key = `${to}\n${by}`;
    if (!answers.has(key)) {
      const fact = facts.find((each) => isOf(each, to));
      const name = anyName.exec(parsePurl(to) ? by : key)?.[0];
      const byName = name && `${String(names.get(name.toLowerCase()))}, by its name`;
      answers.set(key, fact ? `${fact.party}, by ${fact.scheme} "${fact.pattern}"` : byName);
    }
    return answers.get(key);
  };
}

function namesOf(party: Party): readonly string[] {
  return [party.name, ...party.aliases, ...(party.originalNames ?? [])].filter((name) => name.length > 2);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function isOf(fact: Attribution, to: string): boolean {
  const { scheme, pattern } = fact;
  switch (scheme) {
    case "package": {
      const type = pattern.slice(0, pattern.indexOf("/"));
      const purl = to.startsWith(`pkg:${type}/`) ? parsePurl(to) : undefined;
      if (!purl) return false;
      return matchesPattern(fact, pattern, purl.namespace === undefined ? purl.name : `${purl.namespace}/${purl.name}`);
    }
    case "url":
      return to.includes("://") && matchesPattern(fact, pattern, to);
    case "host":
    case "mpn":
    case "model":
      return !to.startsWith("pkg:") && matchesPattern(fact, pattern, to);
    default:
      return false;
  }
}

function concerns(fact: Attribution, pattern: string): boolean {
  return (
    fact.pattern === pattern ||
    matchesPattern(fact, fact.pattern, pattern) ||
    // A row for a prefix serves the single packages below it.
    (fact.scheme !== "mpn" && fact.scheme !== "model" && matchesPattern({ ...fact, pattern }, pattern, fact.pattern))
  );
}

/** A drop-in is a pure edit of the manifest: it needs something to write there. */
function wrongGrade(row: AlternativesRow, { to, grade }: AlternativeRecord): string | undefined {
  if (grade === "drop-in" && row.family !== undefined)
    return "A part is no drop-in: say pin-compatible, near or functional.";
  const writable =
    parsePurl(to) !== undefined || /^(?:default|remove|[a-z+]+:\/\/\S+|[\w.-]+\.[a-z]{2,}(?:\/\S*)?)$/.test(to);
  return grade === "drop-in" && !writable
    ? "A drop-in must be something that can be written into the file."
    : undefined;
}
