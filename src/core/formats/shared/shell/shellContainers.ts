import type { Component, Span, Unresolved } from "../../../model.js";
import type { ShellWord } from "../../../syntax/shellWords.js";
import { relocated } from "../relocated.js";
import { imageComponent } from "../images/image.js";
import { unresolvedAt } from "../unresolved.js";
import { commandName, programAt } from "./shellSources.js";

/** Options in front of the command that have no value of their own; all others take the next word. */
const globalFlag = /^(?:-[Ddr]|--(?:debug|tls|tlsverify|remote))$|=/;

/** The same of `docker run`. */
const runFlag =
  /^(?:-[itdPq]+|--(?:rm|rmi|init|interactive|tty|detach|privileged|read-only|replace|publish-all|quiet|no-healthcheck|no-hosts|env-host|sig-proxy|oom-kill-disable|disable-content-trust))$|^--[\w-]+=/;

/** `docker run -i --rm -e KEY image:tag`, `docker pull image:tag`. */
export function shellContainers(command: readonly ShellWord[], entry: Span, unresolved: Unresolved[]): Component[] {
  if (!/^(?:docker|podman|nerdctl)$/.test(commandName(command).replace(/\.exe$/i, ""))) return [];
  const at = afterFlags(command, programAt(command) + 1, globalFlag);
  const from = /^(?:image|container)$/.test(command[at]?.value ?? "") ? at + 1 : at;
  const verb = command[from]?.value ?? "";
  if (!/^(?:run|create|pull)$/.test(verb)) return [];
  const word = command[afterFlags(command, from + 1, runFlag)];
  if (!word) return [];
  const reference = { value: word.value, start: 0, end: word.value.length };
  const image = imageComponent(reference, entry, `docker ${verb}`);
  if (image) return [relocated(image, word, entry)];
  if (word.value.includes("$")) unresolved.push(unresolvedAt("image", word));
  return [];
}

/** Index of the first word that is neither an option nor the value of one. */
function afterFlags(command: readonly ShellWord[], index: number, flag: RegExp): number {
  for (;;) {
    const option = command[index]?.value;
    if (!option?.startsWith("-")) return index;
    index += flag.test(option) || /^-[a-zA-Z]\S/.test(option) ? 1 : 2;
  }
}
