import type { ColumnRole } from "../formats/hardware/columnRoles.js";
import type { ScopeKind } from "../model.js";
import { directions } from "../model/directions.js";
import { relationships } from "../model/relationships.js";
import { severities } from "../model/severities.js";
import type { Activity, Loosenable, PolicySeverity } from "./policy.js";

/** What may be written in a policy where one of few words fits, and what each means. The tables' keys are the grammar. */

export const severityWords: Readonly<Record<PolicySeverity, string>> = {
  ...severities,
  off: "Not reported.",
};

export const ceilingWords: Readonly<Record<PolicySeverity | "listed", string>> = {
  ...severityWords,
  listed: "No ceiling: the list's own severity.",
};

export const activityWords: Readonly<Record<Activity, string>> = {
  none: "Does none of these. It is given alone; every list is then information.",
  export: "Sends goods, software or technology to others, from wherever: every list that restricts exports applies.",
  "us-exports": "Exports from the United States, or exports what is subject to its export rules.",
  "eu-exports": "Exports from the European Union.",
  "uk-exports": "Exports from the United Kingdom.",
  "us-federal-contracts": "Sells to the United States government, or is paid with its grants.",
  "us-defense-contracts": "Sells to the United States Department of Defense.",
  "us-sales": "Sells equipment or software in the United States.",
  "us-imports": "Imports goods into the United States, equipment that needs the FCC's authorization included.",
  "us-person": "Is a United States person, or pays through one.",
  "eu-person": "Is a person in the European Union.",
  "uk-person": "Is a person in the United Kingdom.",
  "ca-person": "Is a person in Canada, or a Canadian outside it.",
  "ch-person": "Is a person in Switzerland.",
  "au-person": "Is a person in Australia, or an Australian outside it.",
  ukraine: "Is a person in Ukraine.",
  securities: "Trades in securities.",
};

export const directionWords = said(directions, ({ lists }) => lists);

export const relationshipWords = said(relationships, ({ means }) => means);

/** Of a table, one column. */
function said<K extends string, V>(
  table: Readonly<Record<K, V>>,
  text: (facts: V) => string,
): Readonly<Record<K, string>> {
  return Object.fromEntries(Object.entries<V>(table).map(([word, facts]) => [word, text(facts)])) as Record<K, string>;
}

export const scopeWords: Readonly<Record<ScopeKind, string>> = {
  dev: "Needed to develop.",
  test: "Needed to test.",
  optional: "Installed only when asked for.",
};

export const loosenableWords: Readonly<Record<Loosenable, string>> = {
  lists: "Severities of lists.",
  directions: "Severities of directions.",
  relationships: "Ceilings of relationships.",
  scopes: "Ceilings of scopes.",
  parties: "Severities of parties.",
  watch: "The severity of parties not listed yet.",
  activities: "What the team does.",
  waivers: "Exceptions, those in comments included.",
  exclude: "Files that are left out; only for a root's policy below an organisation's.",
  acceptUnread: "Files that need not be read in full; only for a root's policy below an organisation's.",
};

export const columnRoleWords: Readonly<Record<ColumnRole, string>> = {
  manufacturer: "Who makes the part.",
  mpn: "The maker's part number.",
  number: "A part number, the maker's or the house's own.",
  model: "A model or type.",
  value: "A value or the part's name.",
  description: "A description or remark.",
  reference: "Where the part sits: R1, U2.",
  item: "A running number.",
  quantity: "How many.",
  vendor: "Who sells it.",
  distributor: "A distributor.",
  "order-number": "The seller's order number.",
  lcsc: "An LCSC part number.",
  footprint: "A footprint or package.",
  "not-placed": "Marked when the part is not placed.",
  placed: "Marked when the part is placed.",
  position: "A coordinate, rotation or side.",
  inventory: "What only an inventory of devices has: serial number, address, site.",
  price: "A price.",
  link: "A link.",
};
