import { readFileSync } from "node:fs";
import { ListedNames } from "../../src/core/screening/names/listedNames.js";
import { nameFormOf } from "../../src/core/screening/names/nameForm.js";
import { builtKnowledge } from "../harness/builtKnowledge.js";
builtKnowledge().parties;
let tp = 0, fp = 0, pos = 0;
for (const line of readFileSync(process.argv[2] ?? "", "utf8").split("\n").filter(Boolean)) {
  const [sign, a = "", b = "", note] = line.split("\t");
  const hit = new ListedNames([{ id: "1", list: "one", names: [b], kind: "organisation", countries: [] }]).find(a)[0];
  const sure = hit?.band === "error" || hit?.band === "warning";
  if (sign === "+") pos++;
  if (sure) sign === "+" ? tp++ : fp++;
  if (sure !== (sign === "+")) console.log(`${sign} ${note} | ${a} | ${b} | ${hit?.band ?? "none"} ${hit?.comparison.likeness ?? ""} ${hit?.reason ?? ""} | ${nameFormOf(a).words.join(" ")} ~ ${nameFormOf(b).words.join(" ")}`);
}
console.log("P", (tp / (tp + fp)).toFixed(3), "R", (tp / pos).toFixed(3), pos);
