// Tells which small bugs no test would notice, room by room.
// Usage: node scripts/mutate.mjs policy|blacklist|screening|screening/names|audit [file, folder or glob below the room ...]
import { statSync } from "node:fs";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { rooms } from "./mutation/rooms.mjs";

const [room, ...parts] = process.argv.slice(2);
const root = path.join(import.meta.dirname, "..");
if (!Object.hasOwn(rooms, room ?? "")) {
  console.error(`Name a room: ${Object.keys(rooms).join(", ")}.`);
  process.exit(2);
}

const below = (part) => {
  const place = `src/core/${room}/${part}`;
  return statSync(path.join(root, place), { throwIfNoEntry: false })?.isDirectory() ? `${place}/**/*.ts` : place;
};

const { spec, slow, slowTests } = rooms[room];
await new Stryker({
  configFile: "stryker.config.json",
  mutate: parts.length > 0 ? parts.map(below) : [`src/core/${room}/**/*.ts`],
  jsonReporter: { fileName: `out/mutation/${room}.report.json` },
  incrementalFile: `out/mutation/${room}.json`,
  mochaOptions: {
    // As in .mocharc.json, compiled.
    require: ["./test/harness/wordTables.js"],
    "no-config": true,
    "no-package": true,
    spec: slow.length === 0 ? spec : [spec[0].replace("*", `!(${slow.join("|")})`), ...spec.slice(1)],
    ...(slowTests && { grep: `^(?!.*(?:${slowTests}))` }),
  },
}).runMutationTest();
