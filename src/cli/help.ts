import { plain } from "../core/report/plain.js";
import { nearest } from "../core/policy/fields.js";
import { wrapped } from "../core/report/wrap.js";
import type { Command } from "./command.js";
import { options, type Option } from "./options.js";
import { UsageError } from "./usageError.js";

const columns = 100;

const exits = `Exit codes
  0   nothing at or above the threshold
  1   findings at or above it
  2   wrong usage, a broken policy, or something that could not be read: the audit is incomplete`;

/** Text of `--help`; worth reading, since it is the manual that is always there. Throws a UsageError for what is not a topic. */
export function helpText(topic: string | undefined, commands: readonly Command[]): string {
  if (topic === undefined) return overview(commands);
  const named = commands.filter(({ name }) => name === topic || name.startsWith(`${topic} `));
  if (named.length > 0) return named.map(helpOf).join("\n");
  const near = nearest(
    topic,
    commands.map(({ name }) => name),
  );
  throw new UsageError(`no command is called "${plain(topic)}"${near === undefined ? "" : `; did you mean ${near}?`}`);
}

function overview(commands: readonly Command[]): string {
  const usage = commands.map(({ name, takes, says }) => ({ head: `sanctionlint ${name} ${takes}`.trim(), says }));
  const lines = [
    ...paragraph(
      "sanctionlint: finds dependencies, parts and download sources that come from parties on government restricted-party lists; says which list, since when, what it forbids, and what to use instead.",
    ),
    "",
    "Usage",
    ...rows([...usage, { head: "sanctionlint help COMMAND", says: "the options of one command" }]),
    "",
    ...paragraph(
      "A PATH is a file, read whatever its folder, or a folder, walked: .gitignore is respected, node_modules and the like are left out. Without a PATH the working folder is walked.",
    ),
    "",
    ...paragraph(
      "The blacklist is inside the program: nothing is fetched, nothing is executed; only init, fix and --output write files, and only --changed-since, --rev and --tag run git. A finding is a lead with evidence, not a legal conclusion.",
    ),
    "",
    exits,
    "",
  ];
  return lines.join("\n");
}

function helpOf({ name, takes, says, options: names, more, exits: own, examples = [] }: Command): string {
  const known = names.map((one) => {
    const { value, short, says }: Option = options[one];
    return { head: `--${one}${value === undefined ? "" : ` ${value}`}${short ? `, -${short}` : ""}`, says };
  });
  return [
    ...paragraph(`${`sanctionlint ${name} ${takes}`.trim()}: ${says}.`),
    "",
    ...(more === undefined ? [] : [...more.split("\n").flatMap((line) => (line === "" ? [""] : paragraph(line))), ""]),
    ...rows(known),
    // Commands that do not judge succeed or are used wrongly.
    ...(own !== undefined || names.includes("exclude") || names.includes("fail-on") ? ["", own ?? exits] : []),
    ...(examples.length > 0 ? ["", "Examples", ...examples.map((example) => `  ${example}`)] : []),
    "",
  ].join("\n");
}

function paragraph(text: string): string[] {
  return wrapped(text, columns, "");
}

/** Two columns; the second is wrapped. */
function rows(all: readonly { readonly head: string; readonly says: string }[]): string[] {
  const width = Math.min(36, Math.max(...all.map(({ head }) => head.length)));
  return all.flatMap(({ head, says }) => {
    const [first = "", ...rest] = wrapped(says, columns - width - 4, "");
    const indent = " ".repeat(width + 4);
    const lines = head.length > width ? [`  ${head}`, `${indent}${first}`] : [`  ${head.padEnd(width)}  ${first}`];
    return [...lines, ...rest.map((line) => indent + line)];
  });
}
