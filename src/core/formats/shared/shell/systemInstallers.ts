import { named, verbs, type Installer } from "./installer.js";

/**
 * The package managers of systems. Which distribution a name is of, a command does not say: `apt-get install curl` is `pkg:deb/curl`.
 * A package of a folder (`./x.deb`) lies there already, and an address is a source.
 */
export const systemInstallers: readonly Installer[] = [
  {
    programs: "apt apt-get aptitude",
    verb: verbs("(?:re)?install"),
    letters: /^-[toc]$/,
    // `name:amd64/stable=1.0`; `name-` is taken out.
    read: named(
      "deb",
      /^([a-z0-9][a-z0-9+.*-]*[a-z0-9+*])(?::[a-z0-9]+)?(?:\/[\w.-]+|=([\w.+:~*-]+))?$/d,
      "apt install",
    ),
  },
  {
    programs: "apk",
    verb: verbs("add"),
    letters: /^-[tXp]$/,
    read: named("apk", /^([A-Za-z0-9][\w+.-]*)(?:@[\w-]+)?(?:(?:=|(?=[~<>]))([~<>]?=?[\w.+-]+))?$/d, "apk add"),
  },
  {
    programs: "dnf yum microdnf tdnf zypper",
    verb: verbs("(?:re|local)?install|in"),
    letters: /^-[cxr]$/,
    read: named("rpm", /^(?!.*\.rpm$)([A-Za-z0-9](?:[\w+.*-]*[\w+*])?)(?:>?=([\w.:~^-]+))?$/d),
  },
  {
    programs: "pacman",
    verb: /(?:^| )-S[a-z]*$/,
    letters: /^-[br]$/,
    read: named("alpm", /^([a-z0-9@_+][\w+.@-]*)$/d),
  },
  {
    programs: "brew",
    verb: verbs("(?:re)?install|upgrade|tap"),
    read: (word, entry) =>
      formula(word, entry).map((one) => (/^[^/]+\/[^/]+$/.test(one.name) ? { ...one, kind: "source" } : one)),
  },
  {
    programs: "choco chocolatey",
    verb: verbs("install|upgrade"),
    letters: /^-s$/,
    version: /^--version$/,
    read: named("chocolatey", /^(?!.*\.config$)([A-Za-z0-9][\w.-]*)$/d, "choco install"),
  },
  {
    programs: "winget",
    verb: verbs("install|add"),
    letters: /^-[sl]$/,
    version: /^(?:-v|--version)$/,
    read: named("winget", /^([A-Za-z0-9][\w.+-]*)$/d),
  },
  {
    programs: "conda mamba micromamba",
    verb: verbs("install|create"),
    letters: /^-[ncpf]$/,
    read: named(
      "conda",
      /^(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)(?:(?:={1,2}|(?=[<>!~]))([\w.*,<>!~|+-][\w.*,<>!~|+=-]*?)(?:=[\w*]+)?)?$/d,
    ),
  },
];

/** `python@3.11`, `owner/tap/name`; a tap, `owner/tap`, is a place of formulas. */
const formula = named("brew", /^((?:[\w-]+\/){0,2}[A-Za-z0-9][\w+.-]*(?:@([\w.]+))?)$/d);
