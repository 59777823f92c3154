import type { Knowledge } from "../blacklist/knowledge.js";
import { statusesOn } from "../blacklist/status.js";
import type { CalendarDate, Party } from "../model.js";

/** What is known of a party, for programs: as `data` has it, with where it stands on the day and what is attributed to it. */
export function partyRow(party: Party, knowledge: Knowledge, asOf: CalendarDate): object {
  const others = [...knowledge.parties.values()];
  return {
    party: {
      ...party,
      holds: others.flatMap(({ id, owners = [] }) =>
        owners.filter(({ owner }) => owner === party.id).map((tie) => ({ ...tie, owner: undefined, party: id })),
      ),
    },
    statuses: statusesOn(party, knowledge, asOf).map((status) => ({
      list: status.list.id,
      listName: status.list.title,
      direction: status.list.direction,
      status: status.state,
      since: status.since ?? null,
      until: status.until ?? null,
      citation: status.listing.citation ?? null,
      reason: status.reason,
      ...(status.through && { through: status.through }),
    })),
    attributions: knowledge.attributions
      .filter((one) => one.party === party.id)
      .map((one) => ({ ...one, party: undefined })),
    knowledge: knowledge.version,
    checkedUntil: knowledge.checkedUntil,
    asOf,
  };
}
