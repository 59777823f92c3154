import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { jsonHead } from "../core/report/jsonHead.js";
import { plain, plainJson } from "../core/report/plain.js";
import { policyAccount, policyAccountText } from "../core/report/policyText.js";
import type { Command } from "./command.js";
import { policyAt } from "./folderPolicy.js";
import { shown, toHostPath } from "./host.js";
import { colorOptions } from "./options.js";
import { Output, paletteFor, terminalWidth } from "./output.js";
import { knowledgeFor, scopeOf } from "./scope.js";
import { UsageError } from "./usageError.js";

export const policyShowCommand: Command = {
  name: "policy show",
  takes: "[PATH]",
  says: "the policy in force there: which line of which file decided each key, and what was refused",
  options: ["policy", "org-policy", "knowledge", "format", ...colorOptions],
  examples: ["sanctionlint policy show", "sanctionlint policy show services/api"],
  async run(given, context) {
    const [asked = ".", ...more] = given.words;
    if (more.length > 0) throw new UsageError("policy show takes one path");
    if (!existsSync(asked)) throw new UsageError(`there is no file or folder ${plain(asked)}`);
    const format = given.choice("format", ["text", "json"], "text");
    const scope = scopeOf(given, []);
    const folder = statSync(asked).isDirectory() ? asked : path.dirname(asked);
    const knowledge = await knowledgeFor({ ...scope, paths: [asked] }, context);
    const { policy } = await policyAt(folder, scope, knowledge);
    const account = policyAccount(policy, knowledge);
    const layout = { palette: paletteFor(given.color(), false), width: terminalWidth() };
    const json = { ...jsonHead(context.version), folder: shown(toHostPath(folder)), ...account };
    await Output.to(undefined).write(
      format === "json"
        ? `${plainJson(JSON.stringify(json, undefined, 2))}\n`
        : policyAccountText(plain(shown(toHostPath(folder))), account, layout),
    );
    return 0;
  },
};
