import { lineOf, type DataProblem, type Path } from "../place.js";
import { listOf, type Data, type Read } from "../read.js";

/** A strong name of two parties accuses one of them. */
export function checkNames(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  const taken = new Map<string, Read<unknown>>();
  for (const of of data.parties) {
    for (const { name, path } of strongNames(of)) {
      const key = nameKey(name);
      const other = taken.get(key);
      const at = { file: of.file, line: lineOf(of, path) };
      if (key.length < 2)
        problems.push({ ...at, message: `"${name}" is too short to stand alone: make it a weak alias.` });
      else if (other === of) {
        // Another spelling of one name is no mistake; the same text again is.
        if (strongNames(of).filter((each) => each.name.toLowerCase() === name.toLowerCase()).length > 1)
          problems.push({ ...at, message: `"${name}" appears twice here.` });
      } else if (other)
        problems.push({ ...at, message: `"${name}" is a name of ${other.id} (${other.file}) as well.` });
      else taken.set(key, of);
    }
  }
  for (const of of data.parties) {
    listOf(of.value.lookAlikes).forEach((name, index) => {
      const owner = taken.get(nameKey(name));
      if (owner)
        problems.push({
          file: of.file,
          line: lineOf(of, ["lookAlikes", index]),
          message: `"${name}" is a name of ${owner.id} (${owner.file}) and no look-alike.`,
        });
    });
    listOf(of.value.weakAliases).forEach((name, index) => {
      if (strongNames(of).some((strong) => strong.name.toLowerCase() === name.toLowerCase()))
        problems.push({
          file: of.file,
          line: lineOf(of, ["weakAliases", index]),
          message: `"${name}" is a strong name of the party already.`,
        });
    });
  }
  return problems;
}

function strongNames(of: Data["parties"][number]): { readonly name: string; readonly path: Path }[] {
  const { value } = of;
  return [
    { name: value.name, path: ["name"] },
    ...listOf(value.aliases).map((name, index) => ({ name, path: ["aliases", index] })),
    ...listOf(value.originalNames).map((name, index) => ({ name, path: ["originalNames", index] })),
  ];
}

/** Case, spaces and punctuation make no difference to a reader. */
function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
