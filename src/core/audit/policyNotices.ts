import type { CalendarDate, Span, Waiver } from "../model.js";
import type { PolicyLayer } from "../policy/readPolicy.js";
import { quotedWord } from "../policy/quotedWord.js";
import { describeWaiver, policyFindings } from "../policy/waivers.js";
import { fingerprintOf } from "../text/hash.js";
import { nameOf, pathBelow } from "./paths.js";
import type { FolderPolicy, TreePolicies } from "./policies.js";
import type { PolicyNotice } from "./result.js";

/**
 * What there is to say of the policies of a tree: their errors first, then what was refused, then waivers that are over, unused or
 * said twice. `used` holds the waivers that a finding needed; without it (part of a tree was audited) use is not judged.
 */
export function policyNotices(
  policies: TreePolicies,
  inForce: ReadonlySet<FolderPolicy>,
  used: ReadonlySet<Waiver> | undefined,
  asOf: CalendarDate,
): readonly PolicyNotice[] {
  const loaded = policies.loader.loaded();
  const byLabel = new Map(loaded.map((layer) => [layer.label, layer]));
  const errors = policyErrors(policies);
  const refused = [...inForce].flatMap(({ effective }) =>
    effective.refused.map(({ label, message, start, end }): Unidentified => {
      const { path = label, source = { uri: label, text: "" } } = byLabel.get(label) ?? {};
      return { file: label, path, source, rule: "policy-error", severity: "warning", message, start, end };
    }),
  );
  const mistaken = policies.mentions.map(({ path, label, message }): Unidentified => ({
    file: label,
    path,
    source: { uri: label, text: "" },
    rule: "policy-error",
    severity: "information",
    message,
    start: 0,
    end: 0,
  }));
  const waivers = loaded.flatMap(({ path, label, source, layer }) => {
    const own = layer.policy?.waivers ?? [];
    const without = refused.filter(({ file }) => file === label);
    return policyFindings(own, used, asOf).flatMap(({ rule, severity, message, waiver }): Unidentified[] => {
      const said = own[waiver];
      const place = (said && layer.places.get(said)) ?? { start: 0, end: 0 };
      // What has no effect was reported already.
      return isRefused(layer, waiver, without)
        ? []
        : [{ file: label, path, source, rule, severity, message, ...place, subject: said && describeWaiver(said) }];
    });
  });
  return unique([...errors, ...identified([...refused, ...mistaken, ...waivers], policies)]);
}

/** Whether a waiver of a layer, by its number, is refused, alone or with all the others. */
export function isRefused({ keys }: PolicyLayer, waiver: number, refused: readonly Span[]): boolean {
  const places = [keys.get("waivers"), keys.get(`waivers.${waiver}`)];
  return refused.some(({ start, end }) => places.some((place) => place?.start === start && place.end === end));
}

/** What is wrong with the policies of a tree that were read so far. */
export function policyErrors(policies: TreePolicies): readonly PolicyNotice[] {
  const errors = policies.loader.loaded().flatMap(({ path, label, source, layer }) =>
    layer.problems.map((problem): Unidentified => ({
      ...problem,
      file: label,
      path,
      source,
      rule: "policy-error",
      severity: "error",
    })),
  );
  return unique(identified(errors, policies));
}

/** A notice before it has a fingerprint. Without a subject of its own it is about the word at its place. */
type Unidentified = Omit<PolicyNotice, "subject" | "fingerprint"> & { readonly subject?: string | undefined };

/** Without lines and wording: they move, and the notice stays the same. */
function identified(notices: readonly Unidentified[], { root }: TreePolicies): PolicyNotice[] {
  return notices.map((notice) => {
    const { rule, path, source, start, end } = notice;
    const subject = `${rule}:${notice.subject ?? quotedWord(source.text.slice(start, end))}`;
    return { ...notice, subject, fingerprint: fingerprintOf(pathBelow(root, path) ?? nameOf(path), subject) };
  });
}

/** A file may be a layer of several folders' policies, and at several levels. */
function unique(notices: readonly PolicyNotice[]): PolicyNotice[] {
  return [...new Map(notices.map((notice) => [`${notice.path} ${notice.start} ${notice.message}`, notice])).values()];
}
