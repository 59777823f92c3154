import type { Lookup } from "../model/lookup.js";
import type { Attribution, Component, ListingStatus, Match, Party, RestrictedList, Span } from "../model.js";
import { HostIndex } from "../screening/hostIndex.js";
import { locate, looksLikeHost, type Location } from "../screening/locator.js";

/** Id under which `parties` and waivers name whatever `trusted` leaves out. */
export const untrustedPartyId = "untrusted";

const untrusted: Party = { id: untrustedPartyId, name: "places not trusted", country: "", aliases: [], listings: [] };

const list: RestrictedList = {
  id: "trusted",
  title: "The places that the team trusts",
  short: "your trusted places",
  authority: "the team",
  jurisdiction: "NONE",
  direction: "blocking",
  forbids: "What comes from elsewhere than the policy's trusted places.",
  affiliates: "named",
  page: "",
};

/** The status of a place that is not trusted, on every day. */
export const untrustedStatus: ListingStatus = {
  listing: { list: list.id, confidence: "verified", source: "policy" },
  list,
  state: "listed",
  reason: "the policy's trusted places do not name it",
};

/** One for all, so that findings of one host are gathered. */
const attribution: Attribution = {
  party: untrustedPartyId,
  scheme: "host",
  pattern: "",
  relationship: "mirror",
  evidence: { kind: "documentation", place: "the policy", says: "trusted does not name it" },
  confidence: "verified",
};

/** Whether a match is about a place that the policy does not trust. */
export function isUntrusted({ party }: Pick<Match, "party">): boolean {
  return party === untrusted;
}

/** Finds the places that a policy does not trust. It says `true` to whatever names a place of its own. */
export class Trust implements Lookup {
  readonly knowsCpes = false;
  private readonly index = new HostIndex();
  private readonly location: Location = { hostStart: 0, hostEnd: 0, pathStart: 0 };

  constructor(trusted: readonly string[]) {
    for (const pattern of trusted) this.index.add(pattern, attribution);
  }

  knowsPackage(ecosystem: string): boolean {
    return namesPlace(ecosystem);
  }

  mayStart(ecosystem: string): boolean {
    return namesPlace(ecosystem);
  }

  mayBegin(ecosystem: string): boolean {
    return namesPlace(ecosystem);
  }

  knowsPlace(text: string, start: number, end: number): boolean {
    return this.isForeign(text.slice(start, end));
  }

  knowsName(): boolean {
    return false;
  }

  knowsLibrary(): boolean {
    return false;
  }

  knownGroup(): number {
    return -1;
  }

  knowsAuthor(): boolean {
    return false;
  }

  /** The first place of a component that is not trusted. */
  screen(component: Component): Match | undefined {
    const place = placesOf(component).find(({ value }) => this.isForeign(value));
    return (
      place && {
        component,
        party: untrusted,
        basis: "host",
        relationship: "mirror",
        matched: place.value,
        span: { start: place.start, end: place.end },
        confidence: "verified",
        attribution,
        evidence: untrustedStatus.reason,
      }
    );
  }

  private isForeign(text: string): boolean {
    if (!locate(text, this.location)) return false;
    const host = text.slice(this.location.hostStart, this.location.hostEnd);
    return looksLikeHost(host) && host !== "localhost" && /^[\w.-]+$/.test(host) && !this.index.find(text);
  }
}

interface Place extends Span {
  readonly value: string;
}

/** Places as the document names them; what comes from a usual place without its being named has none. */
function placesOf({ kind, ecosystem, name, nameSpan, identifiers = [] }: Component): readonly Place[] {
  const own = { value: name, start: nameSpan.start, end: nameSpan.end };
  // Of an image the name says more than its host.
  if (ecosystem !== undefined && namesPlace(ecosystem) && looksLikeHost(name)) return [own];
  const named = identifiers.filter(({ scheme }) => scheme === "url" || scheme === "host" || scheme === "image");
  return named.length > 0 || kind !== "source" ? named : [own];
}

/** Ecosystems whose names begin with the registry. */
function namesPlace(ecosystem: string): boolean {
  return ecosystem === "docker" || ecosystem === "oci" || ecosystem === "helm" || ecosystem === "generic";
}
