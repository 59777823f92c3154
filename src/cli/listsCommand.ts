import { freshness } from "../core/blacklist/freshness.js";
import { jsonHead } from "../core/report/jsonHead.js";
import { listRows, listsText } from "../core/report/lists.js";
import { plainJson } from "../core/report/plain.js";
import type { Command } from "./command.js";
import { colorOptions } from "./options.js";
import { knowledgeAsked } from "./officialLists/knowledgeFiles.js";
import { Output, paletteFor, terminalWidth } from "./output.js";

export const listsCommand: Command = {
  name: "lists",
  takes: "",
  says: "the lists: ids, what they forbid, the activities they restrict, how fresh they are",
  options: ["knowledge", "as-of", "format", ...colorOptions],
  async run(given, context) {
    given.noWords("lists");
    const asOf = given.day("as-of") ?? context.today;
    const format = given.choice("format", ["text", "json"], "text");
    const knowledge = await knowledgeAsked(given, context);
    const rows = listRows(knowledge, asOf);
    const fresh = freshness(knowledge, asOf);
    const { version } = knowledge;
    const json = { ...jsonHead(context.version), knowledge: version, asOf, ...fresh, lists: rows };
    const layout = { width: terminalWidth(), palette: paletteFor(given.color(), false) };
    await Output.to(undefined).write(
      format === "json"
        ? `${plainJson(JSON.stringify(json, undefined, 2))}\n`
        : listsText(rows, { version, ...fresh }, layout),
    );
    return 0;
  },
};
