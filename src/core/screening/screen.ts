import type { Basis, CalendarDate, Component, Identifier, Match, Span } from "../model.js";
import type { Lookup } from "../model/lookup.js";
import { byAttribution, holdsOn, strongestOfEach } from "./candidate.js";
import { softwareLeads } from "./cpeVendors.js";
import { isIndexedScheme } from "./identifierIndex.js";
import type { Steps } from "../text/steps.js";
import { indexSteps, type Indexes, type Known } from "./indexes.js";
import { KnownLibraries, knownGroup } from "./linkedNames.js";
import { looksLikeHost } from "./locator.js";
import { leadIn, ownersOf } from "./official/leads.js";
import { unclearOf } from "./names/unclear.js";
import type { AttributionGroup } from "./packageIndex.js";
import { screenParts } from "./parts.js";
import { isHardware } from "../model/isHardware.js";
import { packageType } from "../ecosystems/packageTypes.js";
import { publicRegistry } from "../ecosystems/writtenNames.js";

/** Finds the parties that components belong to. */
export interface Screen extends Lookup {
  /** The strongest match of each party on that day; the same empty list for most components. */
  screen(component: Component, asOf: CalendarDate): readonly Match[];
  /** What there is to say of a maker's or supplier's name by itself. */
  tell(name: string, asOf: CalendarDate): NameTelling;
}

/** A name is like a party's, or like nobody's, or it cannot be told from others, for a reason. */
export type NameTelling = "matched" | "unmatched" | { readonly unclear: string };

/** Indexes follow from the knowledge alone, so they are kept as long as it is. */
const screens = new WeakMap<object, Screen>();

/** What is being built in steps: whoever wants it goes on where another has left it. */
const unfinished = new WeakMap<object, Steps<void>>();

/** The screen over `knowledge`; built when first asked for, the indexes of names when a name is first looked up. */
export function screenOf(knowledge: Known): Screen {
  const steps = stepsOf(knowledge);
  for (;;) {
    const screen = screens.get(knowledge);
    if (screen) return screen;
    steps.next();
  }
}

/** Builds the screen over `knowledge` with everything that it looks things up in, in steps of some milliseconds. */
export function* prepareScreen(knowledge: Known): Steps<void> {
  const steps = stepsOf(knowledge);
  while (!steps.next().done) yield;
}

function stepsOf(knowledge: Known): Steps<void> {
  const known = unfinished.get(knowledge);
  if (known) return known;
  const steps = buildSteps(knowledge);
  unfinished.set(knowledge, steps);
  return steps;
}

function* buildSteps(knowledge: Known): Steps<void> {
  try {
    const indexes = yield* indexSteps(knowledge);
    screens.set(knowledge, createScreen(indexes));
    yield;
    yield* indexes.prepareNames();
  } catch (error) {
    // Whoever comes next begins anew and gets the error as well.
    unfinished.delete(knowledge);
    throw error;
  }
}

const none: readonly Match[] = [];
const dockerHub = "docker.io/";

/** Whether `docker.io/` begins so. */
function isDockerHub(first: number, second: number): boolean {
  return (first | 32) === 100 && (second | 32) === 111;
}

function createScreen(indexes: Indexes): Screen {
  const { library } = indexes.identifiers;
  const libraries = new KnownLibraries(library);
  return {
    knowsPackage: (ecosystem, text, start, end, before = 0) =>
      namesHost(ecosystem) ||
      (text.charCodeAt(start) === 100 && text.startsWith(dockerHub, start)) ||
      indexes.packages.find(ecosystem, text, start, end, before) !== undefined ||
      (ecosystem === "golang" && knowsOwner(indexes, text, start, end)),
    mayBegin: (ecosystem, text, start, end) => indexes.packages.mayBegin(ecosystem, text, start, end),
    knowsPlace: (text, start, end, usual) =>
      indexes.hosts.knows(text, start, end, usual) || knowsOwner(indexes, text, start, end),
    mayStart: (ecosystem, first, second) =>
      indexes.packages.mayStart(ecosystem, first, second) || namesHost(ecosystem) || isDockerHub(first, second),
    knowsName: (text, start, end) =>
      indexes.names.knows(text, start, end) || (indexes.official?.knows(text.slice(start, end)) ?? false),
    knowsAuthor: (text, start, end) => indexes.official?.knows(text.slice(start, end)) ?? false,
    knowsLibrary: (text, start, end) => libraries.knows(text.slice(start, end)),
    knownGroup: (text, start, end, whole) => knownGroup(indexes.packages, text, start, end, whole),
    knowsCpes: !indexes.identifiers.cpe.isEmpty,
    tell(name, asOf) {
      if (indexes.names.find(name).some(({ known }) => holdsOn(known, asOf))) return "matched";
      if (indexes.official?.knows(name)) return "matched";
      const unclear = unclearOf(name);
      return unclear === undefined ? "unmatched" : { unclear };
    },
    screen(component, asOf) {
      const { ecosystem, identifiers, suppliers } = component;
      let found: Match[] | undefined;
      if (ecosystem !== undefined) {
        const group = findPackage(ecosystem, component.name, indexes);
        if (group) found = add(found, component, group, undefined, component.name, component.nameSpan, asOf, indexes);
        if (namesHost(ecosystem) && looksLikeHost(component.name)) {
          const hosts = indexes.hosts.find(component.name);
          if (hosts) found = add(found, component, hosts, "host", component.name, component.nameSpan, asOf, indexes);
        }
      } else if (component.kind === "source" && !identifiers) {
        const hosts = indexes.hosts.find(component.name);
        if (hosts) found = add(found, component, hosts, "host", component.name, component.nameSpan, asOf, indexes);
      }
      if (identifiers) {
        for (const identifier of identifiers) {
          const group = lookUp(identifier, indexes);
          if (!group) continue;
          const basis = isPlace(identifier) ? "host" : undefined;
          found = add(found, component, group, basis, identifier.value, identifier, asOf, indexes);
        }
      }
      if (suppliers || isHardware(component) || (indexes.official && ownersOf(component).length > 0))
        screenParts(component, indexes, asOf, (found ??= []));
      if (identifiers?.some(({ scheme }) => scheme === "cpe"))
        (found ??= []).push(...softwareLeads(component, indexes, asOf));
      return found && found.length > 0 ? strongestOfEach(found) : none;
    },
  };
}

/** Whether the owner that an address names has a name of an imported list. */
function knowsOwner({ official }: Indexes, text: string, start: number, end: number): boolean {
  const owner = official && leadIn(text.slice(start, Math.min(end, start + 300)));
  return owner !== undefined && (official?.knows(owner) ?? false);
}

/** The usual registry may be written or left out. */
function findPackage(ecosystem: string, name: string, { packages }: Indexes): AttributionGroup | undefined {
  const group = packages.find(ecosystem, name);
  if (group) return group;
  if (name.startsWith(dockerHub))
    return packages.find(ecosystem, name.slice(dockerHub.length).replace(/^library\//, ""));
  return ecosystem === "terraform" && publicRegistry.test(name)
    ? packages.find(ecosystem, name.replace(publicRegistry, ""))
    : undefined;
}

let lastEcosystem = "";
let lastNamesHost = false;

/** Ecosystems whose names begin with the host they are fetched from; Go's and Swift's are among the packages. */
function namesHost(ecosystem: string): boolean {
  if (ecosystem !== lastEcosystem) {
    lastEcosystem = ecosystem;
    lastNamesHost = packageType(ecosystem).namesHost === true;
  }
  return lastNamesHost;
}

function isPlace({ scheme }: Identifier): boolean {
  return scheme === "url" || scheme === "host" || scheme === "image";
}

function lookUp(identifier: Identifier, indexes: Indexes): AttributionGroup | undefined {
  const { scheme, value } = identifier;
  if (isPlace(identifier)) return indexes.hosts.find(value);
  if (scheme === "group")
    return indexes.packages.find("maven", `${value}:`) ?? indexes.packages.below("maven", `${value}:`);
  return isIndexedScheme(scheme) ? indexes.identifiers[scheme].find(value) : undefined;
}

function add(
  found: Match[] | undefined,
  component: Component,
  group: AttributionGroup,
  basis: Basis | undefined,
  matched: string,
  span: Span,
  asOf: CalendarDate,
  indexes: Indexes,
): Match[] | undefined {
  for (const attribution of group) {
    const party = indexes.parties.get(attribution.party);
    if (!party) continue;
    const how = basis ?? (attribution.pattern.endsWith("*") ? "namespace" : "identifier");
    const match = byAttribution(component, party, attribution, how, matched, span, asOf);
    if (match) (found ??= []).push(match);
  }
  return found;
}
