import type { Attribution, Party } from "../model.js";
import type { ImportedLists } from "../blacklist/knowledge.js";
import { markerPatternsOf, packagePatternsOf, urlPatternsOf } from "../ecosystems/samePackage.js";
import { IdentifierIndex, isIndexedScheme, type IndexedScheme } from "./identifierIndex.js";
import { HostIndex } from "./hostIndex.js";
import { looksLikeHost } from "./locator.js";
import type { Steps } from "../text/steps.js";
import { PartyNames, partyNameSteps } from "./names/partyNames.js";
import { OfficialNames } from "./official/officialNames.js";
import { snapshotOfKnowledge } from "./official/withOfficialLists.js";
import { PackageIndex } from "./packageIndex.js";
import { PartIndex } from "./partIndex.js";

/** Everything that screening looks up, by scheme. Built once for a body of knowledge. */
export interface Indexes {
  readonly parties: ReadonlyMap<string, Party>;
  readonly packages: PackageIndex;
  readonly hosts: HostIndex;
  readonly parts: PartIndex;
  readonly identifiers: Readonly<Record<IndexedScheme, IdentifierIndex>>;
  readonly names: PartyNames;
  /** The names of imported lists, where names are looked up in some. */
  readonly official: OfficialNames | undefined;
  /** Builds the indexes of names in steps, so that it is not the first document with suppliers that waits for them. */
  prepareNames(): Steps<void>;
}

/** What indexes are built from. */
export interface Known {
  readonly parties: ReadonlyMap<string, Party>;
  readonly attributions: readonly Attribution[];
  readonly imported?: ImportedLists;
}

/** Attributions that are put into the indexes in one step: of part numbers and host names, some milliseconds. */
const attributionsPerStep = 400;

/**
 * Builds the indexes in steps of some milliseconds; those of names, which only documents with suppliers need, when they are first asked
 * for.
 */
export function* indexSteps(known: Known): Steps<Indexes> {
  const packages = new PackageIndex();
  const hosts = new HostIndex();
  const parts = new PartIndex();
  const identifiers: Record<IndexedScheme, IdentifierIndex> = {
    devicetree: new IdentifierIndex("devicetree"),
    usb: new IdentifierIndex("usb"),
    pci: new IdentifierIndex("pci"),
    oui: new IdentifierIndex("oui"),
    automation: new IdentifierIndex("automation"),
    library: new IdentifierIndex("library"),
    name: new IdentifierIndex("name"),
    cpe: new IdentifierIndex("cpe"),
    lcsc: new IdentifierIndex("lcsc"),
  };
  const { attributions } = known;
  yield;
  for (const [at, attribution] of attributions.entries()) {
    if (at % attributionsPerStep === attributionsPerStep - 1) yield;
    const { scheme, pattern } = attribution;
    if (scheme === "package") {
      packages.add(pattern, attribution);
      for (const marker of markerPatternsOf(pattern)) packages.add(marker, attribution);
      for (const url of urlPatternsOf(pattern)) hosts.add(url, attribution);
      const image = /^(?:docker|oci)\/(.+)$/.exec(pattern)?.[1];
      if (image && looksLikeHost(image) && image.includes("/")) hosts.add(image, attribution);
    } else if (scheme === "url" || scheme === "host" || scheme === "image") {
      hosts.add(pattern, attribution);
      if (scheme === "url") for (const coordinate of packagePatternsOf(pattern)) packages.add(coordinate, attribution);
    } else if (scheme === "mpn" || scheme === "model") parts.add(attribution);
    else if (isIndexedScheme(scheme)) identifiers[scheme].add(pattern, attribution);
  }
  let names: PartyNames | undefined;
  const partyNames = (): PartyNames => (names ??= new PartyNames(known.parties.values()));
  const snapshot = snapshotOfKnowledge(known);
  const official = snapshot && new OfficialNames(snapshot, partyNames);
  return {
    packages,
    hosts,
    parts,
    identifiers,
    get parties() {
      return known.parties;
    },
    get names() {
      return partyNames();
    },
    official,
    *prepareNames() {
      if (names) return;
      const parties = [...known.parties.values()];
      yield;
      const parts = yield* partyNameSteps(parties);
      names ??= new PartyNames(parties, parts);
      yield;
      if (official) yield* official.prepare();
    },
  };
}
