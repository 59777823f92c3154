import type { Component, Extraction, Problem, Span, Unresolved } from "../../model.js";
import { readDockerInstructions, type DockerInstruction } from "../../syntax/dockerfile.js";
import { readJson } from "../../syntax/json.js";
import { readShellCommands, type ShellWord } from "../../syntax/shellWords.js";
import type { ScalarNode } from "../../syntax/tree.js";
import { withLineFeeds } from "../../text/lineFeeds.js";
import { removeLines } from "../../text/removal.js";
import { written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";
import { relocated } from "../shared/relocated.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { expandedImage } from "../shared/images/expandedImage.js";
import { imageComponent } from "../shared/images/image.js";
import { mirrorSources } from "../shared/shell/mirrorVariables.js";
import { argumentInstalls } from "../shared/shell/commandNodes.js";
import { readScript } from "../shared/shell/shellScripts.js";
import { expandVariables } from "../shared/images/variables.js";
import { shown } from "../../text/shown.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** Dockerfile and Containerfile. https://docs.docker.com/reference/dockerfile/ */
export const dockerfile: Format = {
  id: "docker/dockerfile",
  title: "Dockerfile, Containerfile",
  files: [
    "Dockerfile",
    "Containerfile",
    "*.dockerfile",
    "*.containerfile",
    "Dockerfile.*",
    "Containerfile.*",
    "Dockerfile-*",
    "*-Dockerfile",
    "*_Dockerfile",
    "Dockerfile_*",
    "dockerfiles/*",
  ],
  ecosystems: ["docker", ...commandEcosystems],
  recognizes: ({ uri, text }) =>
    /(?:^|\/)(?:docker|container)file$/i.test(uri) ||
    (/^[ \t]*(?:FROM|ARG|RUN)[ \t]+\S/im.test(text) && beginsWithInstruction(text)),
  extract: ({ text }) => readDockerfile(text),
  remove: (source, component) =>
    component.scope === "FROM" || component.scope === "syntax" ? undefined : removeLines(source.text, component.entry),
};

/** What the instructions of a Dockerfile name. */
export function readDockerfile(source: string): Extraction {
  const text = withLineFeeds(source);
  const { instructions, escape, syntax } = readDockerInstructions(text);
  const reader = new DockerfileReader(text, escape, syntax && !isOwnFrontend(text.slice(syntax.start, syntax.end)));
  const frontend = syntax && imageComponent(written(text, syntax.start, syntax.end), syntax, "syntax");
  if (frontend) reader.components.push(frontend);
  for (const instruction of instructions) reader.read(instruction);
  return withUnresolved({ components: reader.components, problems: reader.problems }, reader.unresolved);
}

const keywords = new Set(
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split(
    " ",
  ),
);

/** A program that writes Dockerfiles, `Dockerfile.ts`, holds their instructions too, but begins otherwise. Marks of templates may be first. */
function beginsWithInstruction(text: string): boolean {
  const [, word = ""] = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(\S*)/.exec(text) ?? [];
  return keywords.has(word.toUpperCase()) || /^[{<%@$]/.test(word);
}

/** Docker's own reader of Dockerfiles: others have instructions of their own. https://docs.docker.com/build/buildkit/frontend/ */
const isOwnFrontend = (image: string): boolean => /(?:^|\/)docker\/dockerfile(?:-upstream)?(?:[:@]|$)/.test(image);

const maxProblems = 20;

class DockerfileReader {
  readonly components: Component[] = [];
  readonly problems: Problem[] = [];
  readonly unresolved: Unresolved[] = [];
  /** `ARG` and `ENV` values known so far. */
  private readonly variables = new Map<string, Written>();
  private readonly stages = new Set<string>();
  private isWindows = false;

  constructor(
    private readonly text: string,
    private readonly escape: string,
    private readonly isForeign = false,
  ) {}

  read({ keyword, keywordSpan, arguments: rest, start, end }: DockerInstruction): void {
    const entry = { start, end };
    // Windows' own shells have other quotes.
    if (keyword === "FROM" || keyword === "SHELL")
      this.isWindows = /windows|nanoserver|servercore|powershell|pwsh|cmd/i.test(this.text.slice(start, end));
    if (keyword === "ONBUILD") return this.readOnBuild(rest, entry);
    if (keyword === "FROM") this.from(this.words(rest), entry);
    else if (keyword === "ARG" || keyword === "ENV") this.variable(keyword, this.words(rest), entry);
    else if (keyword === "COPY" || keyword === "ADD") this.copy(keyword, this.words(rest), entry);
    else if (keyword === "RUN") this.run(rest, entry);
    else if (keywords.has(keyword)) return;
    else if (this.isForeign) this.unresolved.push(unresolvedAt("image", keywordSpan));
    else if (this.problems.length < maxProblems) {
      const word = this.text.slice(start, Math.min(end, start + 40)).split(/\s/, 1)[0] ?? "";
      this.problems.push({
        message: `'${shown(word)}' is not an instruction`,
        start: keywordSpan.start,
        end: Math.max(keywordSpan.end, keywordSpan.start + word.length),
      });
    }
  }

  private readOnBuild(rest: Span, entry: Span): void {
    const match = /^\s{1,20}([A-Za-z]{1,20})\s/.exec(this.text.slice(rest.start, Math.min(rest.end, rest.start + 50)));
    if (!match?.[1] || match[1].toUpperCase() === "ONBUILD") return;
    const start = rest.start + match[0].length - 1;
    const keywordSpan = { start: start - match[1].length, end: start };
    this.read({ keyword: match[1].toUpperCase(), keywordSpan, arguments: { start, end: rest.end }, ...entry });
  }

  private words(rest: Span): ShellWord[] {
    const words = readShellCommands(this.text, rest, { escape: this.escape, single: true })[0] ?? [];
    this.heldToQuotes(words, rest);
    return words;
  }

  /** Docker and the shell refuse a quote that has no other. */
  private heldToQuotes(words: readonly ShellWord[], { start, end }: Span): void {
    const last = words[words.length - 1];
    // Here-documents are data.
    if (last?.unclosed !== true || this.text.slice(start, end).includes("<<") || this.problems.length >= maxProblems)
      return;
    const line = this.text.slice(last.start, last.end).split(/[\r\n]/, 1)[0] ?? "";
    this.problems.push({
      message: "the quote is not closed",
      start: last.start,
      end: last.start + line.trimEnd().length,
    });
  }

  private from(words: readonly ShellWord[], entry: Span): void {
    const [image, as, name] = words.filter(({ value }) => !value.startsWith("--"));
    if (!image) this.problems.push({ message: "expected an image", ...entry });
    else this.image(image, entry, "FROM");
    if (name && as?.value.toLowerCase() === "as") this.stages.add(name.value.toLowerCase());
  }

  private image(reference: Span & { readonly value?: string }, entry: Span, scope: string): void {
    // Quotes and line ends inside are none of the reference.
    if (reference.value !== undefined && reference.value.length !== reference.end - reference.start)
      return this.joinedImage({ ...reference, value: reference.value }, entry, scope);
    const expanded = expandVariables(this.text, reference.start, reference.end, (name) => this.variables.get(name));
    if (this.isStage(expanded.value) || /^\d+$/.test(expanded.value)) return;
    const component = expandedImage(expanded, entry, scope);
    if (component) this.components.push(component);
    else if (expanded.value.includes("$")) this.unresolved.push(unresolvedAt("image", reference));
  }

  private isStage(name: string): boolean {
    return this.stages.size > 0 && this.stages.has(name.toLowerCase());
  }

  /** A reference that is put together: the word stands for it. */
  private joinedImage(word: Written, entry: Span, scope: string): void {
    const { value } = expandVariables(word.value, 0, word.value.length, (name) => this.variables.get(name));
    if (this.isStage(value)) return;
    const component = imageComponent({ value, start: 0, end: value.length }, entry, scope);
    if (component) this.components.push(relocated(component, { ...word, value }, entry));
    else if (value.includes("$")) this.unresolved.push(unresolvedAt("image", word));
  }

  /** `ARG name=default …`; `ENV name=value …` and the older `ENV name value`, which people write for `ARG` as well. */
  private variable(keyword: string, words: readonly ShellWord[], entry: Span): void {
    const [first, ...others] = words;
    if (first && !first.value.includes("=") && others[0] && (keyword === "ENV" || !others[0].value.includes("=")))
      return this.set(first.value, others[0], entry);
    for (const word of words) {
      const equals = word.start + this.text.slice(word.start, word.end).indexOf("=");
      if (equals < word.start) continue;
      this.set(
        this.text.slice(word.start, equals).replace(/^["']/, ""),
        unquoted(this.text, equals + 1, word.end),
        entry,
      );
    }
  }

  private set(name: string, value: Written, entry: Span): void {
    const expanded = expandVariables(this.text, value.start, value.end, (other) => this.variables.get(other));
    const place = expanded.value === "" ? value : expanded.place(0, expanded.value.length);
    this.variables.set(name, { value: expanded.value.slice(0, maxValue), start: place.start, end: place.end });
    this.components.push(...mirrorSources(name, value, entry));
  }

  private copy(keyword: string, words: readonly ShellWord[], entry: Span): void {
    for (const word of words) {
      if (word.value.startsWith("--from="))
        this.image(unquoted(this.text, word.start + 7, word.end), entry, `${keyword} --from`);
      else if (keyword === "ADD" && !word.value.startsWith("--")) {
        const source = sourceComponent(word, entry, keyword);
        if (source) this.components.push(source);
      }
    }
  }

  /** `RUN ["pip", "install", "name"]`: https://docs.docker.com/reference/dockerfile/#exec-form */
  private exec(rest: Span, entry: Span): void {
    const from = rest.start + (/^(?:\s*--\S+)*\s*(?=\[)/.exec(this.text.slice(rest.start, rest.end))?.[0].length ?? 0);
    if (this.text.charAt(from) !== "[") return;
    const { root, problems } = readJson(this.text.slice(from, rest.end));
    if (root?.type !== "list" || problems.length > 0) return;
    const nodes = root.items.map((item) => (item.type === "scalar" ? shiftedNode(item, from) : undefined));
    this.components.push(...argumentInstalls(this.text, nodes, entry, { unresolved: this.unresolved }));
  }

  private run(rest: Span, entry: Span): void {
    this.exec(rest, entry);
    const commands = readShellCommands(this.text, rest, { escape: this.escape });
    for (const command of commands) {
      if (!this.isWindows) this.heldToQuotes(command, rest);
      for (const { value, start, end } of command) {
        const from = value.startsWith("--mount=") ? value.indexOf("from=") : -1;
        if (from < 0) continue;
        const comma = value.indexOf(",", from);
        this.image({ start: start + from + 5, end: comma < 0 ? end : start + comma }, entry, "RUN --mount");
      }
    }
    // What `ARG` and `ENV` set, the shell puts in.
    const known = (name: string): string[] => [this.variables.get(name)?.value ?? []].flat();
    const found = readScript(this.text, commands, known, () => entry);
    this.components.push(...found.components);
    this.unresolved.push(...found.unresolved);
  }
}

function shiftedNode(node: ScalarNode, by: number): ScalarNode {
  const outer = { start: node.outer.start + by, end: node.outer.end + by };
  return { ...node, start: node.start + by, end: node.end + by, outer };
}

/** Values longer than this are cut: variables that name each other would grow without bound. */
const maxValue = 2000;

function unquoted(text: string, start: number, end: number): Written {
  const quote = text.charAt(start);
  const isQuoted = (quote === '"' || quote === "'") && end - start >= 2 && text.charAt(end - 1) === quote;
  return isQuoted ? written(text, start + 1, end - 1) : written(text, start, end);
}
