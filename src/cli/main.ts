import { readFileSync } from "node:fs";
import path from "node:path";
import { formats } from "../core/formats/index.js";
import { inventoryProblems, inventoryRows } from "../core/report/inventory.js";
import { decodeText } from "../core/text/decode.js";

for (const file of process.argv.slice(3)) {
  const source = { uri: file.split(path.sep).join("/"), text: decodeText(readFileSync(file)).text };
  const format = formats.formatOf(source);
  if (!format) continue;
  const { components, problems } = format.extract(source);
  const rows = [...inventoryRows(source, format.id, components), ...inventoryProblems(source, problems)];
  process.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
