import { formats } from "../formats/index.js";
import type { Direction, Problem, Waiver } from "../model.js";
import { parsePurl } from "../ecosystems/purl.js";
import { packageTypeWords } from "../ecosystems/packageTypes.js";
import { rangeProblem } from "../ecosystems/versions/range.js";
import { choice, date, glob, headOf, list, object, oneOf, record, text, type Field } from "./field.js";
import { nearest } from "./fields.js";
import { quotedWord } from "./quotedWord.js";
import { get, type TreeNode } from "../syntax/tree.js";
import type { Choice } from "./shape.js";
import { directionWords, scopeWords } from "./words.js";

/** One exception. `parties` are those that are known and the team's own. */
export function waiverField(lists: readonly Choice[], parties: readonly Choice[]): Field<Waiver> {
  const fields = object<Waiver>(
    "a waiver",
    "One exception.",
    {
      party: oneOf("party", "The party that is waived.", parties),
      component: text("component", "purl, host, part number or name, `*` at the end.", {
        examples: ["pkg:npm/@acme/*", "registry.acme.example"],
        offers: "components",
        check: unmatchable,
      }),
      path: glob(
        "path",
        "Only in files that fit this glob, relative to the workspace; a folder means the files below it.",
        ["packages/app/**"],
      ),
      list: oneOf("list", "Only for this list.", lists),
      versions: text("versions", "Only these versions of the component, as its ecosystem writes ranges.", {
        examples: [">=1.2 <2"],
      }),
      scopes: list(
        "scopes",
        "Only packages that the file needs for one of these alone.",
        choice("scope", "One scope.", scopeWords),
        1,
      ),
      listed: record(
        "listed",
        "list",
        "What the party was listed for when this was decided; another listing is not waived.",
        choice("what a list forbids", "As it stood.", listedWords),
        [...lists, ...ownLists],
      ),
      reason: text("reason", "Why this is acceptable."),
      requestedBy: text("requestedBy", "Who asked for it."),
      approver: text("approver", "Who decided."),
      decided: date("decided", "The day on which it was decided, YYYY-MM-DD."),
      expires: date("expires", "The last day on which it holds, YYYY-MM-DD.", "later"),
      id: text("id", "Number of the decision or ticket."),
    },
    ["reason", "expires"],
  );
  return {
    shape: fields.shape,
    read(node, reader) {
      const before = reader.problems.length;
      const read = fields.read(node, reader);
      if (!read || reader.problems.length > before) return undefined;
      const { party, component, versions, listed, decided, reason, expires } = read;
      if (reason === undefined || expires === undefined) return undefined;
      const at = (key: string): TreeNode => get(node, key) ?? node;
      if (party === undefined && (component === undefined || component.trim() === "*")) {
        return reader.problem(headOf(node), "a waiver names a party or a component");
      }
      if (decided !== undefined && decided > expires) {
        return reader.problem(at("decided"), "a waiver is decided before it expires");
      }
      if (listed !== undefined && party === undefined) {
        return reader.problem(at("listed"), "a waiver with listed names the party");
      }
      const wrong = versions === undefined ? undefined : versionsProblem(component, versions);
      return wrong === undefined ? { ...read, reason, expires } : reader.problem(at("versions"), wrong);
    },
  };
}

/** Lists of the policy itself. */
const ownLists: readonly Choice[] = [
  { value: "own", description: "The team's own list." },
  { value: "trusted", description: "The places that the team trusts." },
];

const listedWords: Readonly<Record<Direction | "watched", string>> = {
  ...directionWords,
  watched: "Reported, proposed or published, and not in force.",
};

/** Ranges are read by the rules of the component's ecosystem, so it has to be given. */
function versionsProblem(component: string | undefined, versions: string): string | undefined {
  const [, type, rest = ""] = /^\s*pkg:\/*([^/]+)\/(.*)$/i.exec(component ?? "") ?? [];
  if (type === undefined) return "versions needs a component that is a purl: pkg:npm/@acme/core";
  if (/[^/]@[^@/]*$/.test(rest.trim())) return "the component names a version already";
  return rangeProblem(type.toLowerCase(), versions);
}

/** What is wrong with a component that nothing can ever be. */
function unmatchable(written: string): Problem | undefined {
  const start = written.length - written.trimStart().length;
  const component = written.trim();
  const star = component.indexOf("*");
  if (star >= 0 && star < component.length - 1) {
    return { message: 'a component has "*" only at its end', start: start + star, end: start + star + 1 };
  }
  if (!/^pkg:/i.test(component)) return undefined;
  const whole = { start, end: start + component.length };
  const query = component.search(/[?#]/);
  if (component.charAt(query) === "?") {
    return { message: "a component's purl has no qualifiers", start: start + query, end: whole.end };
  }
  const [, type] = /^pkg:\/*([^/]*)\//i.exec(component) ?? [];
  if (type === undefined || !parsePurl(component.replace(/^pkg:/i, "pkg:"))) {
    return { message: "a component's purl has a type and a name: pkg:npm/@acme/core", ...whole };
  }
  const ranged = /(?<=[^/])@\s*[\^~<>=!*[(]/.exec(component);
  if (ranged) {
    const message = "a component's version is one version; a range belongs under versions";
    return { message, start: start + ranged.index + 1, end: whole.end };
  }
  const known = purlTypes();
  if (known.has(type.toLowerCase())) return undefined;
  const near = nearest(type, [...known]);
  const message = `no package has the purl type ${quotedWord(type)}${near === undefined ? "" : `; did you mean "${near}"?`}`;
  const at = start + component.indexOf(type);
  return { message, start: at, end: at + type.length };
}

let types: ReadonlySet<string> | undefined;

/** Purl types that components have. */
function purlTypes(): ReadonlySet<string> {
  return (types ??= new Set([
    ...packageTypeWords(),
    ...formats.formats.flatMap(({ ecosystems }) => ecosystems.filter((word) => /^[a-z][a-z0-9-]*$/.test(word))),
  ]));
}
