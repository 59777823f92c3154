import type { Component, Span, Unresolved } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { partOf } from "../declared.js";
import { hostSource, sourceComponent, unknownAddress } from "../download.js";
import { fromIndexOption, isIndexOption } from "../packages/indexOptions.js";
import { unresolvedAt } from "../unresolved.js";
import { mirrorSources } from "./mirrorVariables.js";

const fetchers = new Set("curl wget aria2c git helm rpm brew flatpak apt-key choco conda mamba micromamba".split(" "));
/** A machine's own addresses, and those at which a cloud tells it about itself: nothing comes from elsewhere. */
const ownAddress = /\/\/(?:169\.254\.|127\.\d|\[::1\]|localhost(?=[:/?#]|$))/i;
const repositoryTools =
  /^(?:add-apt-repository|apt-add-repository|yum-config-manager|dnf5?|yum|microdnf|tdnf|zypper|pacman|apk|apt|apt-get|gem|echo|printf|sed|tee|deb|deb-src|URIs:|baseurl|gpgkey)$/;
/** Programs that only show, search or write what is after them. */
export const silent = /^(?:echo|printf|print|log|cat|grep|sed|tee|alias)$/;
/** What a list of repositories says in a line of its own, which a here-document may hold. */
const repositoryKey = /^(?:baseurl|mirrorlist|metalink|gpgkey)$/;
const registryOption = /^--?(?:registry|repository|repo|mirror|source|add-repo|index-url|from-repository|git|X)$/;

/**
 * Places that a shell command downloads from or sets for package managers: `curl https://…`, `--registry …`,
 * `npm config set registry …`, `sed s/archive/mirror/` over a list of repositories, `export PIP_INDEX_URL=…`.
 */
export function shellSources(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[] = []): Component[] {
  const name = fetcherName(command);
  const isPip = command.some(({ value }) => /^(?:pip[\d.]*|uv)$/.test(value));
  const found = new Map<number, Component>();
  const add = (component: Component | undefined): void => {
    if (component && !found.has(component.nameSpan.start)) found.set(component.nameSpan.start, component);
  };
  command.forEach((word, index) => {
    const previous = command[index - 1];
    const assignment = readAssignment(word);
    if (assignment) {
      for (const source of mirrorSources(assignment.key, assignment.value, entry)) add(source);
      if (
        (command.length === 1 && repositoryKey.test(assignment.key)) ||
        registryOption.test(assignment.key) ||
        /^@[\w-]+:registry$|^registry$/.test(assignment.key)
      )
        add(sourceComponent(assignment.value, entry, optionName(assignment.key)));
    }
    const unknown =
      (previous && isPip && isIndexOption(previous.value)) || (fetchers.has(name) && /^[a-z+]+:/.test(word.value))
        ? unknownAddress(word)
        : undefined;
    if (unknown) unresolved.push(unknown);
    if (
      previous &&
      ((previous.value.startsWith("-") && registryOption.test(previous.value)) || isConfigKey(command, index - 1))
    )
      add(sourceComponent(word, entry, optionName(previous.value)));
    if (previous && isPip) add(fromIndexOption(previous.value, word, entry));
    if (isPip && word.value.startsWith("--")) add(fromJoinedOption(word, entry));
    if (name === "git" && command.some(({ value }) => value === "config")) {
      // What an address is replaced with, not what it replaces.
      if (/^url\..*\.insteadof$/i.test(word.value))
        add(sourceComponent(partOfWord(word, 4, word.value.length - ".insteadof".length), entry, "insteadOf"));
    } else if (fetchers.has(name) && !ownAddress.test(word.value))
      add(sourceComponent(httpUrl(word, name === "git"), entry, name));
  });
  const remote = name === "git" && found.size === 0 ? command.findIndex(({ value }) => value === "clone") : -1;
  const unknown = command.find(({ value }, index) => remote >= 0 && index > remote && value.startsWith("$"));
  if (unknown) unresolved.push(unresolvedAt("address", unknown));
  const isShown = silent.test(name);
  if (repositoryTools.test(name) && command.some(({ value }) => value === "copr" || isRepositoryList(value, isShown))) {
    const enabled = command.findIndex(({ value }, at) => value === "enable" && command[at - 1]?.value === "copr");
    for (const [index, word] of command.entries()) {
      const own = namedRepository(word.value, enabled > 0 && index > enabled);
      if (own !== undefined) add(sourceComponent({ ...word, value: own }, entry, "repository"));
      for (const url of repositoryUrls(word))
        add(sourceComponent(url, entry, "repository") ?? hostSource(url, entry, "repository"));
    }
  }
  return [...found.values()].sort((a, b) => a.nameSpan.start - b.nameSpan.start);
}

/** `ppa:owner/name` of Ubuntu's archives, and `owner/name` behind `copr enable`: where they are. */
function namedRepository(value: string, isEnabled: boolean): string | undefined {
  const [, archive] = /^ppa:([\w.+-]+(?:\/[\w.+-]+)?)$/.exec(value) ?? [];
  if (archive !== undefined) return `https://ppa.launchpadcontent.net/${archive}`;
  const [, group, project] = (isEnabled && /^(@?)([\w.-]+\/[\w.-]+)$/.exec(value)) || [];
  return project && `https://copr.fedorainfracloud.org/coprs/${group ? "g/" : ""}${project}`;
}

const givenTools =
  /(?:^|\/)(?:curl|wget|rpm|dnf5?|yum|zypper|apk|apt-key|yum-config-manager|(?:add-apt|apt-add)-repository)$/;

/** The program of the command, or the one that another is given to run: `retry 5 curl …`. */
function fetcherName(command: readonly ShellWord[]): string {
  const own = commandName(command);
  if (fetchers.has(own) || silent.test(own) || repositoryTools.test(own)) return own;
  const given = command.find(({ quoted, value }) => !quoted && givenTools.test(value));
  return given ? programOf(given) : own;
}

/** Words before the program that a command runs. */
const before = new Set("sudo if then else elif do while until ! { time exec command env nohup RUN".split(" "));

/** The program a command runs, `sudo`, options and assignments before it passed over. */
export function commandName(command: readonly ShellWord[]): string {
  const word = command[programAt(command)];
  return word ? programOf(word) : "";
}

/** A program without its folder; a variable that is called like a program, `$(PIP)`, is one. */
export function programOf({ value }: ShellWord): string {
  const name = value.slice(value.lastIndexOf("/") + 1);
  return name.startsWith("$") ? name.replace(/[${}]/g, "").toLowerCase() : name;
}

/** Index of the word that is the program; -1 where there is none. */
export function programAt(command: readonly ShellWord[]): number {
  return command.findIndex(({ value }) => !before.has(value) && !/^\w+=|^-/.test(value));
}

/** `KEY=value` and `--option=value`: the value's place, without its quotes. */
function readAssignment(word: ShellWord): { key: string; value: ShellWord } | undefined {
  const equals = word.value.indexOf("=");
  const match = equals > 0 ? /^([-\w@:.]{1,100})=/.exec(word.value) : null;
  if (!match?.[1]) return undefined;
  const raw = word.end - word.start - match[0].length;
  const value = word.value.slice(match[0].length);
  // The quotes that are around the value alone are the difference between what is written and what is said.
  const inset = raw === value.length + 2 ? 1 : 0;
  const start = word.start + match[0].length + inset;
  return { key: match[1], value: { ...word, value, start, end: Math.max(start, word.end - inset) } };
}

/** `--index-url=https://…` */
function fromJoinedOption(word: ShellWord, entry: Span): Component | undefined {
  const equals = word.value.indexOf("=");
  return equals > 0 ? fromIndexOption(word.value.slice(0, equals), partOf(word, equals + 1), entry) : undefined;
}

function optionName(option: string): string {
  return option.replace(/^-+/, "");
}

/** `npm config set registry URL`, `pip config set global.index-url URL`, `yarn config set npmRegistryServer URL`. */
function isConfigKey(command: readonly ShellWord[], index: number): boolean {
  if (command[index - 1]?.value !== "set") return false;
  const key = command[index]?.value ?? "";
  return /registry|index-url|npmRegistryServer|mirror|proxy$/i.test(key);
}

function httpUrl(word: ShellWord, isGit: boolean): ShellWord | undefined {
  const isRemote = isGit && /^[\w.-]{1,64}@[\w-]+\./.test(word.value);
  return isRemote || /^(?:https?|ftp|git|ssh):\/\//.test(word.value) ? word : undefined;
}

/** Whether a word tells of a list of repositories. An address that is only shown is none, unless it is one of Alpine's lines. */
function isRepositoryList(value: string, isShown: boolean): boolean {
  if (/sources\.list|\/apk\/repositories|(?:yum\.|zypp\/)repos\.d|\.repo$|^deb(?:-src)?\b/.test(value)) return true;
  return (isShown ? /^https?:\S+\/(?:main|community|testing)\/?$/ : /^(?:--[\w-]+=)?(?:https?|ppa):/).test(value);
}

/** URLs in a word of a repository command; of a substitution (`s/from/to/`) only those that are put in. */
function* repositoryUrls(word: ShellWord): Generator<ShellWord> {
  let from = 0;
  const substitution = /^s([^\w\s\\])/.exec(word.value);
  if (substitution?.[1]) {
    from = word.value.indexOf(substitution[1], 2) + 1;
    // An escaped delimiter belongs to what is replaced.
    while (from > 0 && word.value.charAt(from - 2) === "\\") from = word.value.indexOf(substitution[1], from) + 1;
    if (from === 0) return;
  }
  // A word that is written with escapes has no places of its own for its parts.
  const isPlain = word.value.length === word.end - word.start;
  for (const match of word.value
    .slice(from)
    .matchAll(/(?:https?:\/\/)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?=[/:|#@,\s\\]|$)[^\s|#,"'\\]*/g)) {
    const isAddress = match[0].includes("://");
    if (!isAddress && (!substitution || /\.(?:list|repo|d|conf|sources|gpg|asc|key)$/.test(match[0]))) continue;
    const start = word.start + from + match.index;
    const value = substitution?.[1] === "/" ? (match[0].split("/g")[0] ?? match[0]) : match[0];
    yield isPlain ? { ...word, value, start, end: start + value.length } : { ...word, value };
  }
}
