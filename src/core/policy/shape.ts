import type { Direction, Relationship, Severity } from "../model.js";
import type { Activity, PolicySeverity } from "./policy.js";
import type { Loosenable, PolicyNames } from "./readPolicy.js";

/** What may stand in one place of a policy, with words about it. The JSON schema and the completion both come from it. */
export type Shape = { readonly description: string } & (
  | { readonly kind: "object"; readonly keys: Readonly<Record<string, Shape>>; readonly required?: readonly string[] }
  | { readonly kind: "record"; readonly names?: readonly Choice[]; readonly value: Shape }
  | { readonly kind: "list"; readonly items: Shape }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | { readonly kind: "text"; readonly pattern?: string; readonly examples?: readonly string[] }
);

/** A word that may be written, and what it means. */
export interface Choice {
  readonly value: string;
  readonly description: string;
}

const datePattern = "^\\d{4}-\\d{2}-\\d{2}$";

const severityWords: Readonly<Record<PolicySeverity, string>> = {
  error: "An error.",
  warning: "A warning.",
  information: "Information.",
  hint: "A hint.",
  off: "Not reported.",
};
const { off: _off, ...findingSeverityWords } = severityWords satisfies Record<Severity | "off", string>;

const activityWords: Readonly<Record<Activity, string>> = {
  export: "Sends goods, software or technology to others: lists that forbid supplying a party bite.",
  "us-federal-contracts": "Sells to the United States government, or is paid with its grants.",
  "us-defense-contracts": "Sells to the United States Department of Defense.",
  "us-sales": "Sells equipment or software in the United States.",
  "us-imports": "Imports goods into the United States.",
  "us-person": "Is a United States person, or pays through one.",
  "eu-person": "Is a person in the European Union.",
  ukraine: "Is a person in Ukraine.",
  securities: "Trades in securities.",
};

const directionWords: Readonly<Record<Direction, string>> = {
  blocking: "Lists that forbid any dealing with the party.",
  market: "Lists that forbid selling or authorising its equipment.",
  import: "Lists that forbid importing its goods.",
  procurement: "Lists that forbid a government to buy from it.",
  export: "Lists that forbid supplying it.",
  securities: "Lists that forbid trading its securities.",
};

const relationshipWords: Readonly<Record<Relationship, string>> = {
  publisher: "Released by the party.",
  owner: "Owned or controlled by the party.",
  mirror: "A host that the party runs.",
  manufacturer: "Made by the party.",
  brand: "Another maker's brand that sells some of the party's products.",
  interop: "Somebody else's client for the party's product.",
  origin: "Made at the party and given to a foundation since.",
  bundles: "A distribution with the party's parts inside.",
  maintainer: "Maintained by a person who is employed there.",
};

const loosenableWords: Readonly<Record<Loosenable, string>> = {
  lists: "Severities of lists.",
  directions: "Severities of directions.",
  relationships: "Ceilings of relationships.",
  parties: "Severities of parties.",
  watch: "The severity of parties not listed yet.",
  activities: "What the team does.",
  waivers: "Exceptions.",
};

/** The shape of a policy, with the list and party ids that may be named in it. */
export function policyShape({ lists, parties }: PolicyNames): Shape {
  const listIds = [...lists.values()].map(({ id, title, forbids }) => ({
    value: id,
    description: `${title}. ${forbids}`,
  }));
  const partyIds = [...parties.values()].map(({ id, name }) => ({ value: id, description: name }));
  const severity = choice("How much it counts.", severityWords);
  const date = (description: string): Shape => ({ kind: "text", description, pattern: datePattern });
  return object("What a team has decided about restricted parties.", {
    version: choice("Version of this file's form.", { "1": "The only one so far." }),
    extends: text("Another policy file that stands above this one, relative to this file.", [
      "../company.sanctionlint.yaml",
    ]),
    mayLoosen: list("What policies below this one may loosen.", choice("One thing.", loosenableWords)),
    asOf: date("Judge everything for this day, YYYY-MM-DD. Default: today."),
    lists: record("Severity by list.", severity, listIds),
    directions: record("Severity by what a list forbids.", severity, choices(directionWords)),
    activities: list(
      "What the team does. A list that bites one of these is an error, one that touches none is information.",
      choice("One activity.", activityWords),
    ),
    relationships: record(
      "The most that a finding of a relationship may be.",
      choice("The ceiling.", { ...severityWords, listed: "No ceiling: the list's own severity." }),
      choices(relationshipWords),
    ),
    parties: record("Severity by party: the team's own word, over everything else.", severity, partyIds),
    watch: choice("Severity of parties that are reported, proposed or published and not in force.", severityWords),
    ownParties: list(
      "Parties that the team lists itself.",
      object(
        "One party.",
        {
          id: text("Id for waivers and `parties`.", ["acme"]),
          name: text("Name, as people know it."),
          reason: text("Why the team lists it."),
          aliases: list("Further names.", text("One name.")),
          packages: list("Package URLs without version, `*` at the end.", text("One pattern.", ["pkg:npm/@acme/*"])),
          hosts: list("Hosts it runs.", text("One host.", ["registry.acme.example"])),
          parts: list("Part numbers, `*` at the end.", text("One part number.", ["AC100*"])),
          severity: choice("How much it counts.", findingSeverityWords),
          since: date("Listed by the team since this day."),
        },
        ["id", "name", "reason"],
      ),
    ),
    waivers: list(
      "Exceptions. Each needs a reason and an expiry; expired, unused and duplicate ones are findings themselves.",
      object(
        "One exception.",
        {
          party: { kind: "choice", description: "The party that is waived.", choices: partyIds },
          component: text("purl, host, part number or name, `*` at the end.", ["pkg:npm/@acme/*"]),
          path: text("Only in files that fit this glob, relative to the workspace.", ["packages/app/**"]),
          list: { kind: "choice", description: "Only for this list.", choices: listIds },
          reason: text("Why this is acceptable."),
          expires: date("The last day on which it holds, YYYY-MM-DD."),
          approver: text("Who decided."),
          id: text("Number of the decision or ticket."),
        },
        ["reason", "expires"],
      ),
    ),
    inlineWaivers: choice("Whether comments in the files under analysis may waive findings. Default: no.", {
      true: "`sanctionlint-waive PARTY until YYYY-MM-DD: reason` in a comment covers its line and the next.",
      false: "Such a comment has no effect, and is told.",
    }),
    hardware: object("Hardware files.", {
      files: list("Further files to read as hardware specs.", text("One glob.", ["specs/**/*.yaml"])),
      columns: record("What a column or key means.", text("Its role.", ["manufacturer", "mpn", "quantity"])),
      also: list("Formats that are off by default.", text("One format.", ["frigate", "mac-addresses"])),
      approved: list(
        "Approved vendors: offered as replacement.",
        object(
          "One approved part.",
          {
            for: text("The part that it may replace."),
            manufacturer: text("Its maker."),
            mpn: text("Its part number."),
          },
          ["for", "manufacturer", "mpn"],
        ),
      ),
    }),
  });
}

function object(description: string, keys: Readonly<Record<string, Shape>>, required?: readonly string[]): Shape {
  return { kind: "object", description, keys, ...(required && { required }) };
}

function record(description: string, value: Shape, names?: readonly Choice[]): Shape {
  return { kind: "record", description, value, ...(names && { names }) };
}

function list(description: string, items: Shape): Shape {
  return { kind: "list", description, items };
}

function choice(description: string, words: Readonly<Record<string, string>>): Shape {
  return { kind: "choice", description, choices: choices(words) };
}

function choices(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, description]) => ({ value, description }));
}

function text(description: string, examples?: readonly string[]): Shape {
  return { kind: "text", description, ...(examples && { examples }) };
}
