import type { Component, Span, Unresolved } from "../../../model.js";
import { readShellCommands, type ShellWord } from "../../../syntax/shellWords.js";
import { inDocumentOrder } from "../declared.js";
import { sourceComponent } from "../download.js";
import { relocated } from "../relocated.js";
import { unresolvedAt } from "../unresolved.js";
import { denoImport } from "../packages/denoSpecifier.js";
import { fromRequirement, readRequirement } from "../packages/pythonRequirement.js";
import { fromLocation, isLocation } from "../packages/requirementLocation.js";
import { shellRunners } from "./shellRunners.js";
import { commandName, programAt, programOf, shellSources, silent } from "./shellSources.js";
import { named, verbs, type Installer } from "./installer.js";
import { systemInstallers } from "./systemInstallers.js";
import { withoutUnknownVersion } from "./unknownVersion.js";

/**
 * What a shell command installs by name (`pip install`, `npm install`, `cargo add`), what it fetches and runs (`npx`, `docker run`), and
 * the places it downloads from.
 */
export function shellInstalls(
  command: readonly ShellWord[],
  entry: Span,
  unresolved: Unresolved[] = [],
  depth = 0,
): Component[] {
  if (silent.test(commandName(command))) return shellSources(command, entry);
  const { script, outer } = (depth < maxDepth && command.length > 1 && scriptOf(command)) || {};
  if (script && outer)
    return [outer, ...commandsOf(script)].flatMap((words) => shellInstalls(words, entry, unresolved, depth + 1));
  const words = command.filter(
    ({ value }, index) => !/^[\d&]?[<>]/.test(value) && !/^[\d&]?[<>]{1,2}$/.test(command[index - 1]?.value ?? ""),
  );
  return inDocumentOrder([
    ...shellSources(words, entry, unresolved),
    ...shellRunners(words, entry, unresolved),
    ...installs(words, entry, unresolved),
  ]);
}

/** Scripts in scripts are read so deep. */
const maxDepth = 3;

/** What a shell is given to run, behind `sh -c` or `su -c` or as the words of `eval`, and the words in front of it. */
function scriptOf(command: readonly ShellWord[]): { script: ShellWord; outer: readonly ShellWord[] } | undefined {
  const at = programAt(command);
  const last = command[command.length - 1];
  const first = command[at + 1];
  if (command[at]?.value === "eval" && first && last) {
    const value = command.slice(at + 1).map((word) => word.value);
    return { script: first === last ? first : { ...first, value: value.join(" "), end: last.end }, outer: [] };
  }
  const option = command.findIndex(
    ({ value }, index) =>
      value.startsWith("-") && /^-\w*c$/.test(value) && shellProgram.test(command[index - 1]?.value ?? ""),
  );
  const script = option > 0 ? command[option + 1] : undefined;
  return script && { script, outer: command.slice(0, option - 1) };
}

const shellProgram = /^(?:\/\S*\/)?(?:(?:ba|z|da|k)?sh|su)$/;

/** Its commands; places in a script that is put together are the whole of it. */
function commandsOf({ value, start, end }: ShellWord): ShellWord[][] {
  const isPlain = end - start === value.length;
  return readShellCommands(value, { start: 0, end: value.length }).map((command) =>
    command.map((word) =>
      isPlain ? { ...word, start: start + word.start, end: start + word.end } : { ...word, start, end },
    ),
  );
}

/** Words of options, of any of these programs, whose value is the next word and no package. */
const longOptions =
  "find-links trusted-host requirements? constraint target editable prefix root timeout retries proxy python platform python-version implementation abi progress-bar config-settings global-option no-binary only-binary upgrade-strategy cert log build-option install-option extras? dest group package project cwd tag registry cache userconfig loglevel omit include workspace filter mutex network-timeout features git branch rev path jobs profile bin framework tool-path configfile virtual repo(?:sitory)? (?:en|dis)ablerepo target-release option exclude name channel file clone config import-map";
const valued = new RegExp(
  `^-(?:-(?:(?:extra-|default-)?index(?:-url)?|(?:add-)?source|(?:wheel-|install-|cache-|working-|package-)?dir(?:ectory)?|${longOptions.replaceAll(" ", "|")})|tags|ldflags|Source|OutputDirectory)$`,
);

const installers: readonly Installer[] = [
  ...systemInstallers,
  {
    programs: "pip",
    verb: verbs("install|download|wheel"),
    letters: /^-[rcteTifdw]$/,
    read: (word, entry) => python(word, entry, "pip install"),
  },
  {
    programs: "uv poetry pdm pipenv",
    verb: /(?<![-\w])add$|^install$/,
    letters: /^-[GEirp]$/,
    read: (word, entry) => python(word, entry, "add"),
  },
  { programs: "npm cnpm pnpm yarn bun", verb: verbs("install|add|i"), letters: /^-[CwF]$/, read: npm },
  {
    programs: "deno",
    verb: verbs("add|install|cache"),
    letters: /^-[cnL]$/,
    read: (word, entry) => {
      const found = denoImport({ value: word.value, start: 0, end: word.value.length }, entry, "deno install");
      return found ? [relocated(found, word, entry)] : [];
    },
  },
  {
    programs: "gem",
    verb: verbs("install"),
    letters: /^-[in]$/,
    version: /^(?:-v|--version)$/,
    read: named("gem", /^([A-Za-z][\w-]*)(?::([\w.]+))?$/d),
  },
  { programs: "go", verb: verbs("install|get|run"), read: go },
  {
    programs: "cargo",
    verb: verbs("add|b?install"),
    letters: /^-[FjpZ]$/,
    version: /^--vers(?:ion)?$/,
    read: named("cargo", /^([A-Za-z][\w-]*)(?:@([\w.^~=*+-]+))?$/d),
  },
  {
    programs: "dotnet nuget",
    verb: verbs("add(?: \\S+)? package|(?:tool|new) install|^install"),
    letters: /^-[sfo]$/,
    version: /^(?:-v|--?[vV]ersion)$/,
    read: named("nuget", /^([A-Za-z][\w.-]*)(?:@([\w.*+-]+))?$/d),
  },
  {
    programs: "composer composer.phar",
    verb: verbs("require"),
    letters: /^-d$/,
    read: named("composer", /^([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)(?:[:=]([\w.^~*|@<>=-]+))?$/d),
  },
];

const installerOf = new Map(installers.flatMap((one) => one.programs.split(" ").map((name) => [name, one] as const)));

function installs(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[]): Component[] {
  for (let at = 0; at < command.length - 1; at++) {
    const word = command[at];
    const installer = word && installerOf.get(programOf(word).replace(/[\d.]+$/, ""));
    if (!installer) continue;
    const { verb, letters, version: versionOption, read } = installer;
    const after = command.slice(at + 1).map(({ value }) => value);
    const from = after.findIndex((_, index) => verb.test(after.slice(0, index + 1).join(" ")));
    if (from < 0) continue;
    const found: Component[] = [];
    let version: ShellWord | undefined;
    for (let index = at + from + 2; index < command.length; index++) {
      const word = command[index];
      if (!word) break;
      if (versionOption?.test(word.value)) version = command[++index];
      else if (valued.test(word.value) || letters?.test(word.value)) index++;
      else if (!word.value.startsWith("-")) {
        const known = withoutUnknownVersion(word);
        if (/[$`]/.test(known.value)) unresolved.push(unresolvedAt("package", word));
        else found.push(...read(known, entry));
      }
    }
    return version ? found.map((one) => withVersion(one, version)) : found;
  }
  return [];
}

function withVersion(component: Component, { value, start, end }: ShellWord): Component {
  return component.version === undefined && !/[$`]/.test(value)
    ? { ...component, version: value, versionSpan: { start, end } }
    : component;
}

function python(word: ShellWord, entry: Span, scope: string): Component[] {
  const { value } = word;
  const whole = { start: 0, end: value.length };
  if (isLocation(value)) return fromLocation(value, whole, whole, scope).map((found) => relocated(found, word, entry));
  const pin = pinned(word, entry);
  const requirement = readRequirement(value, 0, value.length);
  if (pin.length > 0 || !requirement || requirement.rest) return pin;
  return [relocated(fromRequirement(requirement, whole, scope), word, entry)];
}

/** Poetry and uv write `name@1`. */
const pinned = named("pypi", /^([A-Za-z0-9][\w.-]*)@([\w.^~*+-]+)$/d, "add");

function npm(word: ShellWord, entry: Span): Component[] {
  const place = sourceComponent(word, entry, "npm install");
  if (place) return [place];
  return /^(?:global|add|install)$|\.(?:tgz|tar\.gz)$/.test(word.value) ? [] : npmPackage(word, entry);
}

const npmPackage = named("npm", /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~*+-]+))?$/d, "npm install");

const goProgram = named("golang", /^((?:[\w-]+\.)+[a-z]+\/[\w./~-]+)(?:@([\w.+-]+))?$/d, "go install");

function go(word: ShellWord, entry: Span): Component[] {
  return goProgram(word, entry).map((found) => ({ ...found, kind: "application" }));
}
