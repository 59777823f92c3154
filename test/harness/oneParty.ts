import { analyze } from "../../src/core/analyze.js";
import type {
  Attribution,
  CalendarDate,
  Finding,
  Listing,
  Party,
  RestrictedList,
  SourceText,
} from "../../src/core/model.js";
import { emptyPolicy, type Policy } from "../../src/core/policy/policy.js";
import { knowledgeOf, listing, party, restrictedList } from "./parties.js";
import { fact } from "./recorded.js";

/** The day that `findingsOf` judges for, on which its knowledge was last checked. */
export const judgedOn = "2026-01-01";

/** A manifest with one package, the party's. */
export const manifest: SourceText = { uri: "package.json", text: JSON.stringify({ dependencies: { zq: "1.0.0" } }) };

/** A bill of materials with one part, the party's. */
export const parts: SourceText = { uri: "bom.csv", text: "Reference,Manufacturer,MPN\nU1,Zq Ltd.,X1\n" };

/** The fact that the package is the party's. */
export const published = fact("zq", "package", "npm/zq");

/** An entry on a list; `effective: undefined` for one that is not in force yet, or of which no first day is known. */
export type Entry = Omit<Partial<Listing>, "effective"> & { readonly effective?: CalendarDate | undefined };

/** A party and the lists it is on. */
export interface OneParty {
  /** Their ids are a, b, c … in this order. */
  readonly lists: readonly Partial<RestrictedList>[];
  /** The party's entry on each; in force since 2020 where nothing else is said. */
  readonly listings?: readonly Entry[];
  readonly policy?: Partial<Policy>;
  readonly attribution?: Partial<Attribution>;
  readonly source?: SourceText;
  readonly party?: Partial<Party>;
}

/** Ids of the lists, in their order. */
export const listIds = ["a", "b", "c", "d", "e", "f"];

/** What is found of the party `zq`, its entries in the order given or, `turned`, in the other. */
export function findingsOf(of: OneParty, turned = false): readonly Finding[] {
  const { lists, listings = [], policy, attribution, source = manifest } = of;
  const entries = lists.map((_, at) => {
    const { effective, ...entry }: Entry = { effective: "2020-01-01", ...listings[at] };
    return listing(listIds[at] ?? "", { ...entry, ...(effective !== undefined && { effective }) });
  });
  const zq = party("zq", { listings: turned ? entries.reverse() : entries, ...of.party });
  const known = {
    ...knowledgeOf(
      [zq],
      lists.map((list, at) => restrictedList(listIds[at] ?? "", { jurisdiction: "US", ...list })),
    ),
    attributions: [{ ...published, ...attribution }],
  };
  return analyze(source, known, { ...emptyPolicy, ...policy }, judgedOn).findings;
}
