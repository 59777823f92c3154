import type { Component, Span, Unresolved } from "../../../model.js";
import { partOfWord, type ShellWord } from "../../../syntax/shellWords.js";
import { declared } from "../declared.js";
import { relocated } from "../relocated.js";
import { imageComponent } from "../images/image.js";
import { fromLocation } from "../packages/requirementLocation.js";
import { unresolvedAt } from "../unresolved.js";
import { commandName, programAt } from "./shellSources.js";
import { withoutUnknownVersion } from "./unknownVersion.js";

/** A command that fetches a package and runs it, and the words before the package's name. */
interface Runner {
  readonly ecosystem: "npm" | "pypi" | "nuget";
  /** Only options name packages; the first word is a file or a command. */
  readonly isNamedByOption?: boolean;
  readonly words: readonly string[];
}

/** https://docs.npmjs.com/cli/commands/npx, https://docs.astral.sh/uv/guides/tools/, https://pipx.pypa.io/stable/docs/ */
const runners: readonly Runner[] = [
  { ecosystem: "npm", words: ["npx"] },
  { ecosystem: "npm", words: ["bunx"] },
  { ecosystem: "npm", words: ["pnpx"] },
  { ecosystem: "npm", words: ["npm", "exec"] },
  { ecosystem: "npm", words: ["pnpm", "dlx"] },
  { ecosystem: "npm", words: ["yarn", "dlx"] },
  { ecosystem: "npm", words: ["bun", "x"] },
  { ecosystem: "pypi", words: ["uvx"] },
  { ecosystem: "pypi", words: ["uv", "tool", "run"] },
  { ecosystem: "pypi", words: ["uv", "tool", "install"] },
  { ecosystem: "pypi", words: ["uv", "run"], isNamedByOption: true },
  { ecosystem: "pypi", words: ["pipx", "run"] },
  { ecosystem: "pypi", words: ["pipx", "install"] },
  { ecosystem: "nuget", words: ["dnx"] },
];

/** Options whose next word names a package too, or the package in the place of the command's. */
const packageOption = /^(?:-p|--package|--from|--with|--spec)$/;
/** Options whose next word is their value. */
const valueOption =
  /^(?:-c|--call|--python|--index-url|--index|--default-index|--registry|--cache|--userconfig|--prefix|--pip-args|-w|--workspace|--with-requirements|--env-file)$/;

/** Packages that a command fetches and runs: `npx -y @scope/name@1`, `uvx --from name tool`, `pipx run name==1`. */
export function shellRunners(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[]): Component[] {
  const at = programAt(command);
  const runner = runnerAt(command, at);
  if (!runner) return container(command, entry, unresolved);
  const scope = runner.words.join(" ");
  const named: ShellWord[] = [];
  let isNamedByOption = runner.isNamedByOption ?? false;
  for (let index = at + runner.words.length; index < command.length; index++) {
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
    else if (!word.value.startsWith("-")) {
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

/** A program's name may have its folder before it and its ending after it: `C:\\node\\npx.cmd`. */
function runnerAt(command: readonly ShellWord[], at: number): Runner | undefined {
  const program = (command[at]?.value ?? "").replace(/^.*[/\\]/, "").replace(/\.(?:cmd|exe|ps1)$/i, "");
  return runners.find(({ words }) =>
    words.every((word, index) => word === (index === 0 ? program : command[at + index]?.value)),
  );
}

function fromPackage(word: ShellWord, ecosystem: Runner["ecosystem"], scope: string, entry: Span): Component[] {
  if (ecosystem === "pypi" && /^(?:git\+)?https?:\/\//.test(word.value)) {
    const found = fromLocation(word.value, { start: 0, end: word.value.length }, entry, scope);
    return found.map((component) => relocated({ ...component, kind: "application" }, word, entry));
  }
  const match =
    ecosystem !== "pypi"
      ? /^((?:@[\w.~-]+\/)?[a-zA-Z0-9][\w.~-]*)(?:(@)([\w.^~*+-]+))?$/.exec(word.value)
      : /^([A-Za-z0-9][\w.-]*)(?:\[[\w.,-]*\])?(?:(@|==)([\w.*+!-]+))?$/.exec(word.value);
  const [whole, name, , version] = match ?? [];
  if (whole === undefined || name === undefined) return [];
  const from = whole.length - (version?.length ?? 0);
  return [
    declared(ecosystem, partOfWord(word, 0, name.length), version === undefined ? undefined : partOfWord(word, from), {
      kind: "application",
      entry,
      scope,
    }),
  ];
}

/** Options of `docker run` that have no value of their own; all others take the next word. */
const runFlag =
  /^(?:-[itdPq]+|--(?:rm|init|interactive|tty|detach|privileged|read-only|publish-all|quiet|no-healthcheck|sig-proxy|oom-kill-disable|disable-content-trust))$|^--[\w-]+=/;

/** `docker run -i --rm -e KEY image:tag`, `docker pull image:tag`. */
function container(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[]): Component[] {
  if (!/^(?:docker|podman|nerdctl)$/.test(commandName(command))) return [];
  const program = programAt(command);
  const at = /^(?:image|container)$/.test(command[program + 1]?.value ?? "") ? program + 2 : program + 1;
  const verb = command[at]?.value ?? "";
  if (!/^(?:run|create|pull)$/.test(verb)) return [];
  for (let index = at + 1; index < command.length; index++) {
    const word = command[index];
    if (!word) break;
    if (word.value.startsWith("-")) {
      if (!runFlag.test(word.value) && !/^-[a-zA-Z]\S/.test(word.value)) index++;
      continue;
    }
    const reference = { value: word.value, start: 0, end: word.value.length };
    const image = imageComponent(reference, entry, `docker ${verb}`);
    if (image) return [relocated(image, word, entry)];
    if (word.value.includes("$")) unresolved.push(unresolvedAt("image", word));
    return [];
  }
  return [];
}
