import type { Component, Span, Unresolved } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { declared } from "../declared.js";
import { sourceComponent } from "../download.js";
import { relocated } from "../relocated.js";
import { denoImport } from "../packages/denoSpecifier.js";
import { fromRequirement, readRequirement } from "../packages/pythonRequirement.js";
import { fromLocation } from "../packages/requirementLocation.js";
import { unresolvedAt } from "../unresolved.js";
import { shellContainers } from "./shellContainers.js";
import { programAt } from "./shellSources.js";
import { withoutUnknownVersion } from "./unknownVersion.js";

const ecosystems = ["npm", "pypi", "nuget", "deno"] as const;

/** A command that fetches a package and runs it, and the words before the package's name. */
interface Runner {
  readonly ecosystem: (typeof ecosystems)[number];
  /** Only options name packages; the first word is a file or a command. */
  readonly isNamedByOption: boolean;
  readonly words: readonly string[];
}

/**
 * https://docs.npmjs.com/cli/commands/npx, https://docs.astral.sh/uv/guides/tools/, https://pipx.pypa.io/stable/docs/,
 * https://docs.deno.com/runtime/reference/cli/run/
 */
const commands: Readonly<Record<Runner["ecosystem"], string>> = {
  npm: "npx|bunx|pnpx|npm exec|npm x|pnpm dlx|yarn dlx|bun x",
  pypi: "uvx|uv tool run|uv tool install|uv run|pipx run|pipx install",
  nuget: "dnx",
  deno: "deno run|deno serve|deno x|dx",
};

const runners = ecosystems.flatMap((ecosystem) =>
  commands[ecosystem]
    .split("|")
    .map((command): Runner => ({ ecosystem, words: command.split(" "), isNamedByOption: command === "uv run" })),
);

/** Options whose next word names a package too, or the package in the place of the command's. */
const packageOption = /^(?:-p|--package|--from|--with|--spec)$/;
/** Options whose next word is their value. */
const valueOption =
  /^(?:-[cCw]|--(?:call|python|index-url|index|default-index|registry|cache|userconfig|prefix|pip-args|workspace|with-requirements|env-file|dir|directory|project|cwd|config|config-file|import-map|cert|location|log-level))$/;

/** Packages that a command fetches and runs: `npx -y @scope/name@1`, `uvx --from name tool`, `pipx run name==1`. */
export function shellRunners(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[]): Component[] {
  const at = programAt(command);
  const runner = runnerAt(command, at);
  if (!runner) return shellContainers(command, entry, unresolved);
  const scope = runner.words.join(" ");
  const named: ShellWord[] = [];
  let { isNamedByOption } = runner;
  let verbs = runner.words.length - 1;
  for (let index = at + 1; index < command.length; index++) {
    const word = command[index];
    if (!word) break;
    const joined = /^(-p|--package|--from|--spec|--with)=/.exec(word.value);
    if (joined) {
      named.push({ ...word, ...partOfWord(word, joined[0].length) });
      isNamedByOption ||= joined[1] !== "--with";
    } else if (packageOption.test(word.value)) {
      const next = command[++index];
      if (next) named.push(next);
      isNamedByOption ||= word.value !== "--with";
    } else if (valueOption.test(word.value)) index++;
    else if (!word.value.startsWith("-") && verbs-- <= 0) {
      if (!isNamedByOption) named.push(word);
      break;
    }
  }
  return named.flatMap((word) => {
    const found = fromPackage(withoutUnknownVersion(word), runner.ecosystem, scope, entry);
    if (found.length === 0 && /[$`]/.test(word.value)) unresolved.push(unresolvedAt("package", word));
    return found;
  });
}

/** A program's name may have its folder before it and its ending after it: `C:\\node\\npx.cmd`. Options may stand before the other words. */
function runnerAt(command: readonly ShellWord[], at: number): Runner | undefined {
  const program = (command[at]?.value ?? "").replace(/^.*[/\\]/, "").replace(/\.(?:cmd|exe|ps1)$/i, "");
  const own = runners.filter(({ words }) => words[0] === program);
  if (own.length === 0) return undefined;
  const said = command.filter(
    ({ value }, index) => index > at && !value.startsWith("-") && !takesNext(command[index - 1]?.value ?? ""),
  );
  return own.find(({ words }) => words.slice(1).every((word, index) => said[index]?.value === word));
}

function takesNext(option: string): boolean {
  return valueOption.test(option) || packageOption.test(option);
}

function fromPackage(word: ShellWord, ecosystem: Runner["ecosystem"], scope: string, entry: Span): Component[] {
  const kind = "application";
  const whole = { value: word.value, start: 0, end: word.value.length };
  const placed = (component: Component): Component => relocated({ ...component, kind }, word, entry);
  if (ecosystem === "deno") {
    const found = denoImport(whole, entry, scope);
    if (found) return [found.kind === "source" ? relocated(found, word, entry) : placed(found)];
    return /^(?:deno x|dx)$/.test(scope) ? fromPackage(word, "npm", scope, entry) : [];
  }
  if (ecosystem === "pypi" && /^(?:git\+)?https?:\/\//.test(word.value))
    return fromLocation(word.value, whole, entry, scope).map(placed);
  if (ecosystem === "npm" && /^(?:github:|(?:git\+)?(?:https?|ssh):)/.test(word.value)) {
    const owned = /^github:([\w-]+\/[\w.-]+)(?:#([\w./-]+))?$/d.exec(word.value)?.indices;
    const source = sourceComponent(word, entry, scope);
    if (!owned?.[1]) return source ? [source] : [];
    return [
      declared("github", partOfWord(word, ...owned[1]), owned[2] && partOfWord(word, ...owned[2]), {
        kind,
        entry,
        scope,
      }),
    ];
  }
  const match =
    ecosystem !== "pypi"
      ? /^((?:@[\w.~-]+\/)?[a-zA-Z0-9][\w.~-]*)(?:(@)([\w.^~*+-]+))?$/.exec(word.value)
      : /^([A-Za-z0-9][\w.-]*)(?:\[[\w.,-]*\])?(?:(@|==)([\w.*+!-]+))?$/.exec(word.value);
  const [all, name, , version] = match ?? [];
  if (all === undefined || name === undefined) {
    const requirement = ecosystem === "pypi" ? readRequirement(word.value, 0, word.value.length) : undefined;
    return requirement && !requirement.rest ? [placed(fromRequirement(requirement, entry, scope))] : [];
  }
  const from = all.length - (version?.length ?? 0);
  return [
    declared(ecosystem, partOfWord(word, 0, name.length), version === undefined ? undefined : partOfWord(word, from), {
      kind,
      entry,
      scope,
    }),
  ];
}
