// Compares curated listings with official list files, offline: `npm run data:compare -- consolidated.json …`.
import { readFileSync } from "node:fs";
import { loadKnowledge } from "../src/core/blacklist/load.js";
import { compileKnowledge } from "./compileKnowledge.js";
import { compareLists } from "./knowledge/desk/compare.js";
import { readOfficialList } from "./knowledge/desk/officialList.js";

const files = process.argv.slice(2);
if (files.length === 0) throw new Error("Name at least one file of the US Consolidated Screening List (JSON or CSV).");
const knowledge = loadKnowledge(compileKnowledge());
const entries = files.flatMap((file) => readOfficialList(readFileSync(file, "utf8")));
const found = compareLists(knowledge, entries);
process.stdout.write([...found, `${entries.length} entries read, ${found.length} differences`, ""].join("\n"));
