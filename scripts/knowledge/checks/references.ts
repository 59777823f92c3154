import { lineOf, type DataProblem, type Path } from "../place.js";
import { listOf, type Data, type Read } from "../read.js";

/** Lists, owners, sources, parties and families that are named and do not exist. */
export function checkReferences(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  const lists = new Set(data.lists.map(({ id }) => id));
  const parties = new Set(data.parties.map(({ id }) => id));
  const need = (of: Read<unknown>, path: Path, known: boolean, message: string): void => {
    if (!known) problems.push({ file: of.file, line: lineOf(of, path), message });
  };
  const needSources = (of: Read<unknown>, path: Path, keys: string | undefined): void => {
    for (const key of keys?.split(",") ?? [])
      need(of, path, Object.hasOwn(data.sources, key.trim()), `Source "${key.trim()}" is not in data/sources.yaml.`);
  };
  for (const of of data.parties) {
    of.value.listings?.forEach((listing, index) => {
      need(of, ["listings", index, "list"], lists.has(listing.list), `List "${listing.list}" is not in data/lists.`);
      needSources(of, ["listings", index, "source"], listing.source);
    });
    of.value.owners?.forEach((owner, index) => {
      const id = owner["owner"] ?? "";
      need(of, ["owners", index, "owner"], parties.has(id), `Party "${id}" is not in data/parties.`);
      need(of, ["owners", index, "owner"], id !== of.id, "A party does not own itself.");
      needSources(of, ["owners", index, "source"], owner["source"]);
    });
    of.value.brands?.forEach((brand, index) => needSources(of, ["brands", index, "source"], brand["source"]));
    const families = new Set(
      data.alternatives.find(({ id }) => id === of.id)?.value.flatMap((row) => listOf(row.family)) ?? [],
    );
    of.value.attributions?.forEach((record, index) => {
      const family = record["family"];
      if (typeof family === "string")
        need(of, ["attributions", index, "family"], families.has(family), `No alternatives for family "${family}".`);
    });
  }
  for (const id of Object.keys(data.macPrefixes.blocks))
    if (!parties.has(id))
      problems.push({ file: "data/mac-owners.yaml", line: 1, message: `Party "${id}" is not in data/parties.` });
  for (const of of data.alternatives) need(of, [], parties.has(of.id), `Party "${of.id}" is not in data/parties.`);
  return problems;
}
