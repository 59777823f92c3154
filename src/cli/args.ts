import { parseArgs } from "node:util";
import { nearest } from "../core/policy/fields.js";
import type { Command } from "./command.js";
import { Given } from "./given.js";
import { options, type Option, type OptionName } from "./options.js";
import { UsageError } from "./usageError.js";

/** What the arguments ask for. */
export type Asked =
  | { readonly kind: "run"; readonly command: Command; readonly given: Given }
  | { readonly kind: "help"; readonly topic?: string }
  | { readonly kind: "version" };

/** Reads the arguments after `sanctionlint`. Throws a UsageError that says what is wrong. */
export function readArguments(argv: readonly string[], commands: readonly Command[]): Asked {
  const [first, ...rest] = argv;
  if (first === undefined || first === "help" || first === "--help" || first === "-h") {
    const topic = rest.filter((word) => !word.startsWith("-")).join(" ");
    return { kind: "help", ...(topic !== "" && { topic }) };
  }
  if (first === "--version" || first === "version") return { kind: "version" };
  // Words are looked up before "--help" is, so that a command that does not exist is reported.
  const { command, args } = commandIn(argv, commands);
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  if (before.includes("--help") || before.includes("-h")) return { kind: "help", topic: command?.name ?? first };
  if (command) return { kind: "run", command, given: readGiven(command, args) };
  throw unknownCommand(argv, commands);
}

/** A command has a name of one word or of two. */
function commandIn(argv: readonly string[], commands: readonly Command[]): { command?: Command; args: string[] } {
  const named = (words: number): Command | undefined =>
    commands.find(({ name }) => name === argv.slice(0, words).join(" "));
  for (const words of [2, 1]) {
    const command = named(words);
    if (command) return { command, args: argv.slice(words) };
  }
  const [first = "", ...rest] = argv;
  if (commands.some(({ name }) => name.startsWith(`${first} `))) return { args: rest };
  throw unknownCommand(argv, commands);
}

function unknownCommand(argv: readonly string[], commands: readonly Command[]): UsageError {
  const [first = "", second = ""] = argv;
  const below = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (below.length > 0) {
    const names = below.map(({ name }) => name.slice(first.length + 1));
    const said = second === "" ? `${first} needs one of` : `${first} has no "${second}"; it has`;
    return new UsageError(`${said} ${inWords(names)}${meant(second, names)}`);
  }
  const names = commands.map(({ name }) => name);
  const firsts = [...new Set(names.map((name) => name.split(" ")[0] ?? name))];
  return new UsageError(`unknown command "${first}"; commands are ${inWords(firsts)}${meant(first, firsts)}`);
}

function readGiven(command: Command, args: string[]): Given {
  const known: Record<string, { type: "string" | "boolean"; short?: string; multiple: true }> = {};
  for (const name of command.options) {
    const { value, short }: Option = options[name];
    known[name] = { type: value === undefined ? "boolean" : "string", multiple: true, ...(short && { short }) };
  }
  const { tokens } = parseArgs({ args, options: known, allowPositionals: true, strict: false, tokens: true });
  const words: string[] = [];
  const values = new Map<OptionName, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const name = command.options.find((one) => one === token.name);
    if (name === undefined) throw unknownOption(command, token.rawName);
    values.set(name, [...(values.get(name) ?? []), valueOf(options[name], token)]);
  }
  return new Given(words, values);
}

function valueOf(
  option: Option,
  token: { rawName: string; value: string | undefined; inlineValue?: boolean | undefined },
): string {
  const { value, rawName, inlineValue } = token;
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return "";
  }
  // `--policy --color`: the next option is no value; `--policy=--color` would be one.
  if (value === undefined || (value.startsWith("-") && value.length > 1 && inlineValue !== true)) {
    throw new UsageError(`${rawName} takes a value: ${rawName} ${option.value}`);
  }
  return value;
}

function unknownOption(command: Command, written: string): UsageError {
  const name = written.replace(/^-+/, "");
  const isKnown = Object.hasOwn(options, name);
  const near = isKnown ? "" : meant(name, command.options, "--");
  return new UsageError(`${command.name} has no option ${written}${near}`);
}

function meant(written: string, choices: readonly string[], before = ""): string {
  const near = written === "" ? undefined : nearest(written, choices);
  return near === undefined ? "" : `; did you mean ${before}${near}?`;
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
