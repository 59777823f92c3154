import { formats } from "../formats/index.js";
import type { Problem, Waiver } from "../model.js";
import { parsePurl } from "../purl/purl.js";
import { synonyms } from "../screening/coordinates.js";
import { date, glob, object, oneOf, text, type Field } from "./field.js";
import { nearest } from "./fields.js";
import { quotedWord } from "./quotedWord.js";
import type { Choice } from "./shape.js";

/** One exception. `parties` are those that are known and the team's own. */
export function waiverField(lists: readonly Choice[], parties: readonly Choice[]): Field<Waiver> {
  const fields = object<Waiver>(
    "a waiver",
    "One exception.",
    {
      party: oneOf("party", "The party that is waived.", parties),
      component: text("component", "purl, host, part number or name, `*` at the end.", {
        examples: ["pkg:npm/@acme/*", "registry.acme.example"],
        check: unmatchable,
      }),
      path: glob(
        "path",
        "Only in files that fit this glob, relative to the workspace; a folder means the files below it.",
        ["packages/app/**"],
      ),
      list: oneOf("list", "Only for this list.", lists),
      reason: text("reason", "Why this is acceptable."),
      expires: date("expires", "The last day on which it holds, YYYY-MM-DD."),
      approver: text("approver", "Who decided."),
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
      const { party, component, reason, expires } = read;
      if (reason === undefined || expires === undefined) return undefined;
      if (party === undefined && (component === undefined || component.trim() === "*")) {
        return reader.problem(node, "a waiver names a party or a component");
      }
      return { ...read, reason, expires };
    },
  };
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
    ...synonyms.keys(),
    ...synonyms.values(),
    ...formats.formats.flatMap(({ ecosystems }) => ecosystems.filter((word) => /^[a-z][a-z0-9-]*$/.test(word))),
    // SBOMs name packages of systems too.
    ...["alpm", "apk", "bitnami", "deb", "huggingface", "mlflow", "qpkg", "rpm", "swid", "vscode-extension"],
  ]));
}
