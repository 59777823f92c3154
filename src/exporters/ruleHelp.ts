import type { RuleId, Severity } from "../core/model.js";

/** What a form that knows rules says of one. */
export interface RuleHelp {
  readonly title: string;
  readonly says: string;
  /** What to do about it. */
  readonly todo: string;
  readonly usual: Severity;
}

const decide =
  "If a person with that authority accepts it, waive it in .sanctionlint.yaml, with a reason and a last day; a waiver names the component and the party.";

export const ruleHelp: Readonly<Record<RuleId, RuleHelp>> = {
  "listed-component": {
    title: "A component of a listed party",
    says: "A package, image, device, part or firmware that a party on a restricted-party list publishes, owns or makes.",
    todo: `Look at what the named list forbids, and whether you do that. If so, use another source (the result names those that are recorded) or take the component out. ${decide}`,
    usual: "error",
  },
  "listed-source": {
    title: "A download source of a listed party",
    says: "A registry, mirror, repository or host that a party on a restricted-party list runs.",
    todo: `Name the original registry in the file, and let lockfiles be written against it. What is downloaded may be another party's work; the source is what counts here. ${decide}`,
    usual: "error",
  },
  "related-component": {
    title: "A component with a weaker tie to a listed party",
    says: "Something that began at a listed party, works with its products, contains its work or is sold under a brand that it shares.",
    todo: `Read the evidence: mostly nothing is to be done. The policy's relationships say how much such a tie weighs for you. ${decide}`,
    usual: "information",
  },
  "watched-party": {
    title: "A component of a party that a list may name",
    says: "The party was reported or proposed for a list, or its entry is published and not yet in force.",
    todo: "Nothing is forbidden yet. Look for another source while there is time, and keep the day that the result names in mind.",
    usual: "warning",
  },
  "untrusted-source": {
    title: "A source that the policy does not trust",
    says: "A host, registry or repository that a file names and the policy's trusted does not.",
    todo: `Take it from a place that the policy names, or have a person with that authority add the place to trusted. ${decide}`,
    usual: "error",
  },
  "policy-error": {
    title: "A policy that cannot be understood",
    says: "A policy file has an error, or sets a key that its layer may not set.",
    todo: "Correct the named line of the policy. What is not understood is not obeyed, so the audit may have judged by something else.",
    usual: "error",
  },
  "waiver-expired": {
    title: "A waiver that is over",
    says: "The last day of a waiver is past; what it covered is reported again.",
    todo: "Decide again: take the waiver out, or give it a new day and the reason for it.",
    usual: "warning",
  },
  "waiver-expiring": {
    title: "A waiver that is over soon",
    says: "A waiver in force is over within 14 days; until then it covers what it names.",
    todo: "Decide again before its last day: use another source, or give it a new day and the reason for it.",
    usual: "information",
  },
  "waiver-unused": {
    title: "A waiver that covers nothing",
    says: "Nothing that the audit found needs this waiver.",
    todo: "Take it out, unless what it covers is in files that were not audited.",
    usual: "hint",
  },
  "waiver-duplicate": {
    title: "A duplicate waiver",
    says: "Another waiver says the same.",
    todo: "Keep one of the two.",
    usual: "hint",
  },
};

export const ruleIds = Object.keys(ruleHelp) as readonly RuleId[];
