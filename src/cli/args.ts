import { parseArgs } from "node:util";
import { defaultMaxFileSize } from "../core/audit/limits.js";
import { compileGlob, type Glob } from "../core/text/glob.js";
import { isCalendarDate } from "../core/policy/fields.js";

/** Wrong usage; the message says what, and `main` answers with exit code 2. */
export class UsageError extends Error {}

/** What every command that audits takes: which files, under which policy, and what counts as a failure to read. */
export interface ScopeArguments {
  readonly paths: readonly string[];
  readonly policy?: string;
  readonly orgPolicy?: string;
  /** What named it: the option or the variable. */
  readonly orgPolicySource?: string;
  readonly exclude: readonly Glob[];
  /** In bytes. */
  readonly maxFileSize: number;
  readonly listFiles: boolean;
  readonly skipUnknown: boolean;
  readonly allowEmpty: boolean;
  readonly allowIncomplete: boolean;
}

export interface AuditArguments extends ScopeArguments {
  readonly command: "audit";
  readonly asOf?: string;
  readonly format: "text" | "json";
  readonly output?: string;
  readonly failOn: "error" | "warning" | "information" | "never";
  readonly suppose: readonly string[];
  readonly color?: boolean;
}

export interface InventoryArguments extends ScopeArguments {
  readonly command: "inventory";
  readonly format: "text" | "jsonl";
}

export interface PartyArguments {
  readonly command: "party";
  readonly name: string;
  readonly asOf?: string;
  readonly color?: boolean;
}

export interface ScreenArguments {
  readonly command: "screen";
  /** Empty: the names come on standard input, one a line. */
  readonly names: readonly string[];
  readonly lists: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly asOf?: string;
  readonly format: "text" | "jsonl" | "csv";
  readonly color?: boolean;
}

export type Arguments =
  | ScreenArguments
  | AuditArguments
  | InventoryArguments
  | PartyArguments
  | { readonly command: "help"; readonly topic?: string }
  | { readonly command: "version" };

/** Reads the arguments after `sanctionlint`. Throws a UsageError that says what is wrong. */
export function readArguments(argv: readonly string[]): Arguments {
  const [command, ...rest] = argv;
  if (command === undefined || command === "help" || command === "--help" || command === "-h") {
    return { command: "help", ...(rest[0] !== undefined && { topic: rest[0] }) };
  }
  if (command === "--version" || command === "version") return { command: "version" };
  if (rest.includes("--help") || rest.includes("-h")) return { command: "help", topic: command };
  if (command === "audit") return readAudit(rest);
  if (command === "inventory") return readInventory(rest);
  if (command === "party") return readParty(rest);
  if (command === "screen") return readScreen(rest);
  throw new UsageError(`unknown command "${command}"; commands are audit, inventory, party and screen`);
}

const shown = {
  "no-color": { type: "boolean" },
  color: { type: "boolean" },
} as const;

const scope = {
  ...shown,
  policy: { type: "string" },
  "org-policy": { type: "string" },
  exclude: { type: "string", multiple: true },
  "max-file-size": { type: "string" },
  "list-files": { type: "boolean" },
  "skip-unknown": { type: "boolean" },
  "allow-empty": { type: "boolean" },
  "allow-incomplete": { type: "boolean" },
} as const;

function readAudit(args: string[]): AuditArguments {
  const { values, positionals } = parse(args, {
    ...scope,
    "as-of": { type: "string" },
    format: { type: "string" },
    output: { type: "string", short: "o" },
    "fail-on": { type: "string" },
    suppose: { type: "string", multiple: true },
  });
  return {
    command: "audit",
    ...readScope(values, positionals),
    ...readDate(values["as-of"]),
    format: choose("--format", values.format ?? "text", ["text", "json"]),
    ...(values.output !== undefined && { output: values.output }),
    failOn: choose("--fail-on", values["fail-on"] ?? "error", ["error", "warning", "information", "never"]),
    suppose: values.suppose ?? [],
    ...readColor(values),
  };
}

function readInventory(args: string[]): InventoryArguments {
  const { values, positionals } = parse(args, { ...scope, format: { type: "string" } });
  return {
    command: "inventory",
    ...readScope(values, positionals),
    format: choose("--format", values.format ?? "text", ["text", "jsonl"]),
  };
}

/** Names the organisation's policy for every run on a machine. */
const orgPolicyVariable = "SANCTIONLINT_ORG_POLICY";

function readScope(values: Values, positionals: readonly string[]): ScopeArguments {
  const orgPolicy = values["org-policy"] ?? process.env[orgPolicyVariable];
  const orgPolicySource = values["org-policy"] === undefined ? orgPolicyVariable : "--org-policy";
  return {
    paths: positionals.length > 0 ? positionals : ["."],
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(orgPolicy !== undefined && orgPolicy !== "" && { orgPolicy, orgPolicySource }),
    exclude: (values.exclude ?? []).map(readGlob),
    maxFileSize: readSize(values["max-file-size"]),
    listFiles: values["list-files"] ?? false,
    skipUnknown: values["skip-unknown"] ?? false,
    allowEmpty: values["allow-empty"] ?? false,
    allowIncomplete: values["allow-incomplete"] ?? false,
  };
}

function readGlob(text: string): Glob {
  const read = compileGlob(text, { below: true });
  if ("problem" in read) throw new UsageError(`--exclude "${text}": ${read.problem.message}`);
  return read.glob;
}

function readParty(args: string[]): PartyArguments {
  const { values, positionals } = parse(args, { ...shown, "as-of": { type: "string" } });
  if (positionals.length === 0) throw new UsageError("party takes a name: sanctionlint party huawei");
  return { command: "party", name: positionals.join(" "), ...readDate(values["as-of"]), ...readColor(values) };
}

function readScreen(args: string[]): ScreenArguments {
  const { values, positionals } = parse(args, {
    ...shown,
    list: { type: "string", multiple: true },
    country: { type: "string" },
    "as-of": { type: "string" },
    format: { type: "string" },
  });
  const country = values.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country))
    throw new UsageError(`--country takes two letters, as DE; not "${values.country ?? ""}"`);
  return {
    command: "screen",
    names: positionals,
    lists: values.list ?? [],
    ...(country !== undefined && { country }),
    ...readDate(values["as-of"]),
    format: choose("--format", values.format ?? "text", ["text", "jsonl", "csv"]),
    ...readColor(values),
  };
}

type Values = {
  [name in "policy" | "org-policy" | "as-of" | "format" | "output" | "fail-on" | "max-file-size" | "country"]?: string;
} & { [name in "suppose" | "exclude" | "list"]?: string[] } & {
  [name in "color" | "no-color" | "list-files" | "skip-unknown" | "allow-empty" | "allow-incomplete"]?: boolean;
};

function parse<T extends Parameters<typeof parseArgs>[0] & object>(args: string[], options: NonNullable<T["options"]>) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true }) as {
      values: Values;
      positionals: string[];
    };
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split(". To specify")[0] ?? error.message) : String(error),
    );
  }
}

function choose<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new UsageError(`${option} takes ${choices.join(", ")}; not "${value}"`);
  return choice;
}

function readDate(value: string | undefined): { asOf?: string } {
  if (value === undefined) return {};
  if (!isCalendarDate(value)) throw new UsageError(`--as-of takes a day, YYYY-MM-DD; not "${value}"`);
  return { asOf: value };
}

function readSize(value: string | undefined): number {
  if (value === undefined) return defaultMaxFileSize;
  const match = /^(\d+)\s*([kmg])?b?$/i.exec(value);
  if (!match?.[1]) throw new UsageError(`--max-file-size takes bytes, or a number with k, m or g; not "${value}"`);
  const unit = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[match[2]?.toLowerCase() ?? ""] ?? 1;
  return Number(match[1]) * unit;
}

function readColor(values: { color?: boolean; "no-color"?: boolean }): { color?: boolean } {
  if (values["no-color"]) return { color: false };
  return values.color ? { color: true } : {};
}
