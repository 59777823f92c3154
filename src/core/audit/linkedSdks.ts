import { formats } from "../formats/index.js";
import type { Finding, Match } from "../model.js";
import type { AuditedDocument } from "./result.js";
import type { LinkedPlaces, LinkPlace, LinkSite } from "./linkPlaces.js";
import { nameOf, parentOf } from "./paths.js";
import type { Candidate } from "./candidate.js";

/** This many places are kept of one thing; the others are counted. */
const mostPlaces = 20;

/** Package types that bring native libraries and frameworks: what they declare may be linked under a library's name. */
const nativeTypes: ReadonlySet<string> = new Set([
  "carthage",
  "cocoapods",
  "conan",
  "generic",
  "github",
  "maven",
  "nuget",
  "pub",
  "swift",
  "vcpkg",
]);

/** By what a match is linked. A library's stems are one thing a party: its header, its import library and itself. */
export function linkKeyOf({ party, attribution, component }: Match): string {
  const group = groupOf(component);
  if (group !== undefined) return `${party.id} group ${group}`;
  return attribution?.scheme === "library"
    ? `${party.id} library`
    : `${party.id} ${attribution?.pattern ?? component.name}`;
}

/** The Maven group of a component: classes are imported by it, whatever the artifact. */
function groupOf({ ecosystem, name, identifiers }: Match["component"]): string | undefined {
  if (ecosystem === "maven") return name.split(/[:/]/, 1)[0];
  return identifiers?.find(({ scheme }) => scheme === "group")?.value;
}

/** The link statement of a match. Go and Java name what their manifest has to declare, under a name that need not be its. */
export function linkSiteOf(match: Match, place: LinkPlace): LinkSite {
  const { component } = match;
  const { ecosystem } = component;
  const stands = match.attribution?.scheme === "library" || ecosystem === "npm" || ecosystem === "pypi";
  return { ...place, key: linkKeyOf(match), stands, ...(ecosystem === "pypi" && { module: component.name }) };
}

interface Linked {
  readonly places: LinkPlace[];
  count: number;
  /** The file of the first statement that may stand alone. */
  first: Candidate | undefined;
  isDeclared: boolean;
}

let generated: ReadonlySet<string> | undefined;

/** The link statements of one tree, and which of them a manifest or a file of the tree declares. */
export class LinkedSdks {
  private readonly byKey = new Map<string, Linked>();
  private readonly told = new Set<string>();
  private readonly modules: ReadonlySet<string>;

  /** `sources` are the tree's; `filed` the parties of which a library lies in it. */
  constructor(
    sources: readonly Candidate[],
    private readonly filed: ReadonlySet<string>,
  ) {
    this.modules = localModules(sources);
    for (const party of filed) this.linkedOf(`${party} library`).isDeclared = true;
  }

  add(candidate: Candidate, sites: readonly LinkSite[]): void {
    for (const { key, stands, module, ...place } of sites) {
      // A module of the tree's own, and no distribution of that name.
      if (module !== undefined && this.modules.has(module)) continue;
      const linked = this.linkedOf(key);
      linked.count++;
      if (linked.places.length < mostPlaces) linked.places.push(place);
      if (stands) linked.first ??= candidate;
    }
  }

  /** Notes what a document declares, and gives where that is linked, once for each thing. */
  declare({ analysis }: AuditedDocument): ReadonlyMap<Finding, LinkedPlaces> | undefined {
    if (this.byKey.size === 0) return undefined;
    generated ??= new Set(formats.formats.filter((one) => one.generated).map(({ id }) => id));
    const isGenerated = analysis.format !== undefined && generated.has(analysis.format);
    const found = new Map<Finding, LinkedPlaces>();
    for (const finding of analysis.findings) {
      for (const key of this.keysOf(finding.match)) {
        const linked = this.byKey.get(key);
        if (!linked) continue;
        linked.isDeclared = true;
        if (isGenerated || linked.count === 0 || this.told.has(key)) continue;
        this.told.add(key);
        found.set(finding, joined(found.get(finding), linked));
      }
    }
    return found.size > 0 ? found : undefined;
  }

  /** What is linked and nothing declares, by the file of the first statement; with the places of all. */
  undeclared(): ReadonlyMap<Candidate, ReadonlyMap<string, LinkedPlaces>> {
    const found = new Map<Candidate, Map<string, LinkedPlaces>>();
    for (const [key, { first, isDeclared, places, count }] of this.byKey) {
      if (!first || isDeclared) continue;
      const own = found.get(first) ?? new Map<string, LinkedPlaces>();
      found.set(first, own.set(key, { places, count }));
    }
    return found;
  }

  private keysOf(match: Match): readonly string[] {
    const { party, component } = match;
    const own = linkKeyOf(match);
    const brings =
      component.ecosystem !== undefined && nativeTypes.has(component.ecosystem) && !this.filed.has(party.id);
    return brings ? [own, `${party.id} library`] : [own];
  }

  private linkedOf(key: string): Linked {
    const known = this.byKey.get(key) ?? { places: [], count: 0, first: undefined, isDeclared: false };
    this.byKey.set(key, known);
    return known;
  }
}

function joined(known: LinkedPlaces | undefined, { places, count }: LinkedPlaces): LinkedPlaces {
  if (!known) return { places, count };
  return { places: [...known.places, ...places].slice(0, mostPlaces), count: known.count + count };
}

/** Names that an import of Python may mean in this tree: those of its files and of the folders that hold them. */
function localModules(sources: readonly Candidate[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path } of sources) {
    if (!/\.pyx?$/i.test(path)) continue;
    names.add(nameOf(path).replace(/\.pyx?$/i, ""));
    names.add(nameOf(parentOf(path) ?? ""));
  }
  return names;
}
