import type { CalendarDate, ListingStatus, Party } from "../model.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { statusesOn } from "../blacklist/status.js";
import { screenOf } from "../screening/screen.js";
import type { JudgeContext } from "./judge.js";
import { ownKnowledge, ownStatus } from "./ownParties.js";
import type { Policy } from "./policy.js";
import { isUntrusted, Trust, untrustedStatus } from "./trust.js";

/** What one document is judged with. Costs nothing until something matches. */
export function judgeContext(knowledge: Knowledge, policy: Policy, asOf: CalendarDate): JudgeContext {
  const own = ownKnowledge(policy);
  const forOwn = own ? withOwnSeverities(policy) : policy;
  const isOwn = (party: Party): boolean => own?.parties.get(party.id) === party;
  const statuses = new Map<Party, readonly ListingStatus[]>();
  return {
    policyFor: (party) => (isOwn(party) ? forOwn : policy),
    asOf,
    screen: screenOf(knowledge),
    ...(own && { ownScreen: screenOf(own) }),
    ...(policy.trusted && { trust: new Trust(policy.trusted) }),
    statusesOf({ party }) {
      const known = statuses.get(party);
      if (known) return known;
      const found = isOwn(party)
        ? ownStatusesOf(policy, party, asOf)
        : isUntrusted({ party })
          ? [untrustedStatus]
          : statusesOn(party, knowledge, asOf);
      statuses.set(party, found);
      return found;
    },
    nameOf: (party) => knowledge.parties.get(party)?.name,
  };
}

function ownStatusesOf({ ownParties = [] }: Policy, { id }: Party, asOf: CalendarDate): readonly ListingStatus[] {
  return ownParties.filter((own) => own.id === id && (own.since === undefined || own.since <= asOf)).map(ownStatus);
}

/** A team's own party has the severity it was given there, unless `parties` says another. */
function withOwnSeverities(policy: Policy): Policy {
  const own = (policy.ownParties ?? []).map(({ id, severity }) => [id, severity ?? "error"] as const);
  return { ...policy, parties: { ...Object.fromEntries(own), ...policy.parties } };
}
