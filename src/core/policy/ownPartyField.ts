import { entriesOf, get } from "../syntax/tree.js";
import { rangeProblem } from "../ecosystems/versions/range.js";
import { date, choice, list, object, record, text, type Field } from "./field.js";
import type { OwnParty } from "./policy.js";
import { quotedWord } from "./quotedWord.js";
import { severities } from "../model/severities.js";

/** The parties that the team lists itself. */
export function ownPartiesField(): Field<OwnParty[]> {
  const parties = list("ownParties", "Parties that the team lists itself.", ownPartyField());
  return {
    shape: parties.shape,
    read(node, reader) {
      const read = parties.read(node, reader);
      const again = read?.findIndex(({ id }, at) => read.findIndex((other) => other.id === id) < at) ?? -1;
      const item = node.type === "list" && again >= 0 ? node.items[again] : undefined;
      return item ? reader.problem(item, "an own party before this one has the same id") : read;
    },
  };
}

const patternForm = /^pkg:[a-z][a-z0-9.+-]*\/[^*]+\*?$/i;

function ownPartyField(): Field<OwnParty> {
  const fields = object<OwnParty>(
    "an own party",
    "One party.",
    {
      id: text("id", "Id for waivers and `parties`.", { examples: ["acme"] }),
      name: text("name", "Name, as people know it."),
      reason: text("reason", "Why the team lists it."),
      aliases: list("aliases", "Further names.", text("aliases", "One name.")),
      packages: list(
        "packages",
        "Package URLs without version, `*` at the end.",
        text("packages", "One pattern.", {
          examples: ["pkg:npm/@acme/*"],
          offers: "packages",
          check(pattern) {
            const message = "a package pattern is a purl without version, with * only at its end: pkg:npm/@scope/*";
            return patternForm.test(pattern) ? undefined : { message, start: 0, end: pattern.length };
          },
        }),
      ),
      versions: record(
        "versions",
        "package",
        "Of the packages: the versions that are meant, as their ecosystem writes ranges.",
        text("a range of versions", "A range.", { examples: [">=1.2 <2"] }),
      ),
      hosts: list("hosts", "Hosts it runs.", text("hosts", "One host.", { examples: ["registry.acme.example"] })),
      parts: list(
        "parts",
        "Part numbers, `*` at the end.",
        text("parts", "One part number.", { examples: ["AC100*"] }),
      ),
      severity: choice("severity", "How much it counts.", severities),
      since: date("since", "Listed by the team since this day."),
    },
    ["id", "name", "reason"],
  );
  return {
    shape: fields.shape,
    read(node, reader) {
      const party = fields.read(node, reader);
      const { id, name, reason, packages = [], versions = {} } = party ?? {};
      if (id === undefined || name === undefined || reason === undefined) return undefined;
      for (const { key, value } of entriesOf(get(node, "versions"))) {
        const range = versions[key.value];
        if (!value || range === undefined) continue;
        if (!packages.includes(key.value)) {
          return reader.unknown(key, `${quotedWord(key.value)} is not one of packages`, key.value, packages);
        }
        const wrong = rangeProblem(/^pkg:\/*([^/]+)/i.exec(key.value)?.[1]?.toLowerCase() ?? "", range);
        if (wrong !== undefined) return reader.problem(value, wrong);
      }
      return { ...party, id, name, reason };
    },
  };
}
