import type { Component, Span, Unresolved } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { declared, inDocumentOrder } from "../declared.js";
import { sourceComponent } from "../download.js";
import { relocated } from "../relocated.js";
import { unresolvedAt } from "../unresolved.js";
import { denoImport } from "../packages/denoSpecifier.js";
import { fromRequirement, readRequirement } from "../packages/pythonRequirement.js";
import { fromLocation, isLocation } from "../packages/requirementLocation.js";
import { shellRunners } from "./shellRunners.js";
import { commandName, programOf, shellSources } from "./shellSources.js";
import { withoutUnknownVersion } from "./unknownVersion.js";

/**
 * What a shell command installs by name (`pip install`, `npm install`, `cargo add`), what it fetches and runs (`npx`, `docker run`), and
 * the places it downloads from.
 */
export function shellInstalls(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[] = []): Component[] {
  if (silent.test(commandName(command))) return shellSources(command, entry);
  const words = command.filter(
    ({ value }, index) => !/^[\d&]?[<>]/.test(value) && !/^[\d&]?[<>]{1,2}$/.test(command[index - 1]?.value ?? ""),
  );
  return inDocumentOrder([
    ...shellSources(words, entry, unresolved),
    ...shellRunners(words, entry, unresolved),
    ...installs(words, entry, unresolved),
  ]);
}

/** Programs that only show or search what is after them. */
const silent = /^(?:echo|printf|print|log|cat|grep|sed|alias)$/;

/** Words of options, of any of these programs, whose value is the next word and no package. */
const longOptions =
  "find-links trusted-host requirements? constraint target editable prefix root timeout retries proxy python platform python-version implementation abi progress-bar config-settings global-option no-binary only-binary upgrade-strategy cert log build-option install-option extras? dest group package project cwd tag registry cache userconfig loglevel omit include workspace filter mutex network-timeout features git branch rev path jobs profile bin framework tool-path configfile config name import-map";
const valued = new RegExp(
  `^-(?:-(?:(?:extra-|default-)?index(?:-url)?|(?:add-)?source|(?:wheel-|install-|cache-|working-|package-)?dir(?:ectory)?|${longOptions.replaceAll(" ", "|")})|tags|ldflags|Source|OutputDirectory)$`,
);

/** A command that takes names of packages. */
interface Installer {
  /** Without the version that may be in them: `pip3.11`. */
  readonly programs: string;
  /** Ends the words between the program and the names. */
  readonly verb: RegExp;
  /** The same of one letter. */
  readonly letters?: RegExp;
  /** Options whose next word is the version of the package. */
  readonly version?: RegExp;
  readonly read: (word: ShellWord, entry: Span) => Component[];
}

const installers: readonly Installer[] = [
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
    read: named("gem", /^([A-Za-z][\w-]*)(?::([\w.]+))?$/),
  },
  { programs: "go", verb: verbs("install|get|run"), read: go },
  {
    programs: "cargo",
    verb: verbs("add|b?install"),
    letters: /^-[FjpZ]$/,
    version: /^--vers(?:ion)?$/,
    read: named("cargo", /^([A-Za-z][\w-]*)(?:@([\w.^~=*+-]+))?$/),
  },
  {
    programs: "dotnet nuget",
    verb: verbs("add(?: \\S+)? package|(?:tool|new) install|^install"),
    letters: /^-[sfo]$/,
    version: /^(?:-v|--?[vV]ersion)$/,
    read: named("nuget", /^([A-Za-z][\w.-]*)(?:@([\w.*+-]+))?$/),
  },
  {
    programs: "composer composer.phar",
    verb: verbs("require"),
    letters: /^-d$/,
    read: named("composer", /^([a-z0-9][\w.-]*\/[a-z0-9][\w.-]*)(?:[:=]([\w.^~*|@<>=-]+))?$/),
  },
];

/** The last of the words before the names is one of these. */
function verbs(words: string): RegExp {
  return new RegExp(`(?<![-\\w])(?:${words})$`);
}

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
const pinned = named("pypi", /^([A-Za-z0-9][\w.-]*)@([\w.^~*+-]+)$/, "add");

function npm(word: ShellWord, entry: Span): Component[] {
  const place = sourceComponent(word, entry, "npm install");
  if (place) return [place];
  return /^(?:global|add|install)$|\.(?:tgz|tar\.gz)$/.test(word.value) ? [] : npmPackage(word, entry);
}

const npmPackage = named("npm", /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:@([\w.^~*+-]+))?$/, "npm install");

const goProgram = named("golang", /^((?:[\w-]+\.)+[a-z]+\/[\w./~-]+)(?:@([\w.+-]+))?$/, "go install");

function go(word: ShellWord, entry: Span): Component[] {
  return goProgram(word, entry).map((found) => ({ ...found, kind: "application" }));
}

/** Reads words that are a package's name and perhaps its version. */
function named(ecosystem: string, pattern: RegExp, scope = `${ecosystem} install`): Installer["read"] {
  return (word, entry) => {
    const [whole = "", name, version = ""] = pattern.exec(word.value) ?? [];
    if (name === undefined) return [];
    const read = version === "" ? undefined : partOfWord(word, whole.length - version.length);
    return [declared(ecosystem, partOfWord(word, 0, name.length), read, { entry, scope })];
  };
}
