import type { Component, Extraction, Span, Unresolved } from "../../model.js";
import type { DslText, DslToken } from "../../syntax/dslTokens.js";
import { isMark, isWord, itemNamed, readCall, readItems, type DslItem } from "../../syntax/dsl.js";
import { declared, written, type Written } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { readCoordinate, type Coordinate } from "../shared/packages/mavenCoordinate.js";
import { clipped, commands, isFull, otherCalls, outerOf } from "./gradleCalls.js";
import { finishDrafts, type GradleDraft } from "./gradleDraft.js";
import { readMapNotation, readPlugin, readPositional } from "./gradleNotations.js";
import { configurationOf, isJoined, isReplacement, placeAtEnd, setsUrl, statementAt } from "./gradleStatement.js";
import { expressionEnd } from "../shared/scripts/scriptExpression.js";
import { asRead, ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";
import { SettingsCatalog } from "./settingsCatalog.js";

/** In tokens: what a loop's name is looked for in. */
const longestNotation = 40;

const versionCalls = new Set(["strictly", "require", "prefer"]);

interface Frame {
  /** What the tokens in it are about. */
  readonly about: "dependencies" | "plugins" | "repositories" | "version" | "set" | "catalog" | "other";
  /** First token of the statement whose block it is; of the outermost one in `repositories`. */
  readonly head: number;
  /** Draft declared by the statement whose block it is. */
  readonly draft?: GradleDraft | undefined;
  /** `dependencySet(group: …, version: …)`. */
  readonly set?: readonly DslItem[] | undefined;
}

/** What a Gradle script declares, Groovy or Kotlin: dependencies, plugins, repositories. */
export function readGradleScript(dsl: DslText): Extraction {
  return new GradleScript(dsl).read();
}

class GradleScript {
  private readonly drafts: GradleDraft[] = [];
  private readonly sources: Component[] = [];
  private readonly variables: ScriptVariables;
  private readonly catalog: SettingsCatalog;
  private readonly frames: Frame[] = [{ about: "other", head: 0 }];
  /** First token of the current statement. */
  private head = 0;
  private headDraft: GradleDraft | undefined;
  private readonly openerOf = new Map<number, number>();
  private readonly mapsRead = new Set<number>();
  private readonly unresolved: Unresolved[] = [];
  /** Up to here strings belong to an expression that was read whole. */
  private readUntil = 0;

  constructor(private readonly dsl: DslText) {
    this.variables = new ScriptVariables(dsl);
    this.catalog = new SettingsCatalog(dsl, this.variables);
  }

  read(): Extraction {
    const { tokens, problems } = this.dsl;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token) break;
      this.variables.pass(index);
      if (token.match !== undefined) this.openerOf.set(token.match, index);
      const before = tokens[index - 1];
      const inBlock = token.parent < 0 || isMark(tokens[token.parent], "{");
      const begins = inBlock && (token.startsLine || (before?.kind === "mark" && /^(?:[{;}]|->)$/.test(before.text)));
      if (begins && !isMark(token, "{") && !isMark(token, "}") && !isMark(token, ".")) {
        this.head = index;
        this.headDraft = undefined;
        this.beginStatement(token, index);
      }
      if (isMark(token, "{")) this.open(index);
      else if (isMark(token, "}") && this.frames.length > 1) this.close(index);
      else if (isMark(token, "(") || (index >= this.readUntil && (token.kind === "string" || token.kind === "word"))) {
        if (this.variables.hasTurns) this.readTurns(token, index);
        else this.readToken(token, index);
      }
    }
    const components = [...finishDrafts(this.drafts, (head) => statementAt(this.dsl, head)), ...this.sources];
    components.sort((a, b) => a.nameSpan.start - b.nameSpan.start);
    return withUnresolved({ components, problems }, this.unresolved);
  }

  /** Apart from the walk over the tokens, which would make what a function needs for each of them. */
  private readTurns(token: DslToken, index: number): void {
    this.eachTurn(index, () => this.readToken(token, index));
  }

  private readToken(token: DslToken, index: number): void {
    if (token.kind === "word") this.word(token, index);
    else if (token.kind === "mark") this.openParenthesis(index);
    else if (!this.expression(token, index)) this.string(token, index);
  }

  /** Reads once for each turn of a loop whose names are in what begins at `index`, up to the next line. */
  private eachTurn(index: number, read: () => void): void {
    const { tokens } = this.dsl;
    let to = index + 1;
    while (to < index + longestNotation && tokens[to]?.startsLine === false) to++;
    this.variables.eachTurn(index, to, read);
  }

  private word(token: DslToken, index: number): void {
    if (token.text === "group") this.map(token, index);
    else if (token.text === "apply") this.applied(index);
    else if (token.text !== "id" && token.text !== "version" && !this.expression(token, index)) this.named(index);
  }

  /** `implementation it`, `api(deps.push)`: a coordinate without a version, which is none where it is defined. */
  private named(index: number): void {
    const { tokens } = this.dsl;
    const before = tokens[index - 1];
    const isArgument = before && (isMark(before, "(") || (before.kind === "word" && !tokens[index]?.startsLine));
    if (this.frame.about !== "dependencies" || !isArgument || otherCalls.has(tokens[this.head]?.text ?? "")) return;
    const to = expressionEnd(this.dsl, index);
    const value = this.variables.evaluate(index, to);
    const read = value?.defined && readCoordinate(value.read ?? "", value.defined.start);
    // Inside of the block it is read where it stands.
    if (!read || isFull(read) || this.drafts.some(({ name }) => name.start === read.name.start)) return;
    const { outerStart: start = 0 } = tokens[index] ?? {};
    const own = { start, end: tokens[to - 1]?.outerEnd ?? start };
    this.draft("maven", read.name, read.version, configurationOf(tokens, this.head), own);
  }

  /** `apply plugin: 'x.y'` and `apply(plugin = "x.y")`; names without a dot are parts of Gradle. */
  private applied(index: number): void {
    const { items, end } = readCall(this.dsl, index + 1);
    const item = itemNamed(items, "plugin");
    const name = item && this.variables.valueOf(item);
    if (!item) return;
    const start = this.dsl.tokens[index]?.outerStart ?? item.start;
    if (!name) this.unresolved.push(unresolvedAt("package", item));
    else if (name.value.includes(".")) {
      this.sources.push(
        declared("gradle", name, undefined, { entry: { start, end: Math.max(end, item.end) }, scope: "apply plugin" }),
      );
    }
  }

  /** A coordinate that is put together: `'com.a' + ".b:c:1"`, `group + ":b:1"`, `String.format("%s:b:1", group)`. */
  private expression(token: DslToken, index: number): boolean {
    const { tokens, text } = this.dsl;
    if (this.frame.about !== "dependencies" || isMark(tokens[index - 1], ".") || isMark(tokens[index - 1], "+"))
      return false;
    const isFormat = isWord(token, "sprintf") || (isWord(token, "String") && isWord(tokens[index + 2], "format"));
    if (!isFormat && !isJoined(tokens, index)) return false;
    const to = expressionEnd(this.dsl, index);
    const value = this.variables.evaluate(index, to);
    const last = tokens[to - 1];
    if (!value || !last) return false;
    const callee = isMark(tokens[token.parent], "(") ? tokens[token.parent - 1] : tokens[this.head];
    if (otherCalls.has(callee?.text ?? "") || commands.has(callee?.text ?? "")) return false;
    const own = { start: token.outerStart, end: last.outerEnd };
    // A name that is whole in the first string is there, whatever its version is.
    if (token.kind === "string" && /^[^:]+:[^:]+:$/.test(text.slice(token.start, token.end))) return false;
    if (value.read === undefined) {
      this.readUntil = to;
      this.unresolved.push(unresolvedAt("package", own));
      return true;
    }
    // A coordinate's own pieces have no places: the expression stands for them.
    const read = readCoordinate(value.read, 0);
    if (!read) return false;
    const version = read.version && { value: read.version.value, ...own };
    // What is in the last string is there.
    const exact = placeAtEnd(tokens[to - 1], read.version);
    this.readUntil = to;
    this.draft(
      "maven",
      { value: read.name.value, ...own },
      exact ?? version,
      configurationOf(this.dsl.tokens, this.head),
      own,
    );
    return true;
  }

  private get frame(): Frame {
    return this.frames[this.frames.length - 1] ?? { about: "other", head: 0 };
  }

  private open(index: number): void {
    const { tokens } = this.dsl;
    let callee = index - 1;
    if (isMark(tokens[callee], ")")) callee = (this.openerOf.get(callee) ?? 0) - 1;
    const name = tokens[callee]?.kind === "word" ? tokens[callee]?.text : "";
    const outer = this.frame;
    const head = outer.about === "repositories" ? outer.head : this.head;
    let about: Frame["about"] = outer.about === "set" || outer.about === "version" ? "other" : outer.about;
    if (name === "dependencies") about = "dependencies";
    else if (name === "plugins") about = "plugins";
    else if (name === "versionCatalogs") about = "catalog";
    // A closure of repositories may be kept in a variable.
    else if (name === "maven" && outer.about === "other") about = "repositories";
    else if (name === "repositories") {
      this.frames.push({ about: "repositories", head: -1 });
      return;
    } else if (name === "version" && outer.draft) about = "version";
    else if (name === "dependencySet") about = "set";
    const set = about === "set" ? this.argumentsBefore(index) : undefined;
    const draft = about === "version" ? outer.draft : this.headDraft;
    this.frames.push({ about, head: outer.about === "repositories" && outer.head < 0 ? this.head : head, draft, set });
  }

  private close(index: number): void {
    const frame = this.frames.pop();
    // What follows a block on its line belongs to the statement before it.
    if (frame && frame.head >= 0) this.head = index;
    this.headDraft = undefined;
  }

  private argumentsBefore(block: number): readonly DslItem[] {
    const open = this.openerOf.get(block - 1);
    return open === undefined ? [] : readItems(this.dsl, open);
  }

  private beginStatement(token: DslToken, index: number): void {
    const { about, draft } = this.frame;
    if (about === "plugins" && token.kind === "word") this.plugin(index);
    if (about === "version" && draft && !draft.version && versionCalls.has(token.text)) {
      const [item] = readCall(this.dsl, index + 1).items;
      const value = item && this.variables.evaluate(item.from, item.to);
      if (value) draft.version = asRead(value);
    }
    if (about === "set" && token.text === "entry") this.setEntry(index);
    if (about === "repositories" && /^(?:url|setUrl|maven|ivy)$/.test(token.text))
      this.eachTurn(index, () => this.repositoryVariable(index));
    if (about === "dependencies" && isMark(this.dsl.tokens[index + 1], "+")) this.headDraft = undefined;
  }

  private plugin(index: number): void {
    const plugin = readPlugin(this.dsl, this.variables, index);
    if (plugin) this.draft("gradle", plugin.name, plugin.version, "plugins", plugin.name);
  }

  private openParenthesis(index: number): void {
    const { tokens } = this.dsl;
    const callee = tokens[index - 1];
    if (this.frame.about === "catalog") {
      const entry = this.catalog.read(index);
      if (entry) this.draft(entry.ecosystem, entry.name, entry.version, "versionCatalogs", entry.own);
    }
    if (this.frame.about !== "dependencies" || !callee || callee.outerEnd !== tokens[index]?.start) return;
    const found = otherCalls.has(callee.text) ? undefined : readPositional(this.dsl, this.variables, index);
    if (found)
      this.draft(found.ecosystem, found.name, found.version, configurationOf(this.dsl.tokens, this.head), found.own);
  }

  /** `group: 'g', name: 'a', version: 'v'`, bare, in parentheses or in a map. */
  private map(token: DslToken, index: number): void {
    const { tokens } = this.dsl;
    const { about } = this.frame;
    // A list of libraries may be anywhere: `libs = [gson: [group: "g", name: "a"]]`.
    if (about !== "dependencies" && !(about === "other" && isMark(tokens[token.parent], "["))) return;
    if (!isMark(tokens[index + 1], ":") && !isMark(tokens[index + 1], "=")) return;
    const container = isMark(tokens[token.parent], "{") || token.parent < 0 ? this.head : token.parent;
    const callee = container === token.parent ? tokens[container - 1] : tokens[this.head];
    if (
      (this.mapsRead.has(container) && !this.variables.isTurning) ||
      otherCalls.has(callee?.text ?? "") ||
      otherCalls.has(tokens[this.head]?.text ?? "")
    )
      return;
    this.mapsRead.add(container);
    const items = container === token.parent ? readItems(this.dsl, container) : readCall(this.dsl, this.head + 1).items;
    const found = readMapNotation(this.variables, items);
    const own = { start: token.outerStart, end: items[items.length - 1]?.end ?? token.outerEnd };
    if (found) this.draft("maven", found.name, found.version, configurationOf(this.dsl.tokens, this.head), own);
  }

  private setEntry(index: number): void {
    const [entry] = readCall(this.dsl, index + 1).items;
    const found = entry && readMapNotation(this.variables, this.frame.set ?? [], entry);
    if (found) this.draft("maven", found.name, found.version, "dependencySet", found.name);
  }

  // eslint-disable-next-line complexity -- hot: once for each string of a script
  private string(token: DslToken, index: number): void {
    const { about } = this.frame;
    const { tokens, text } = this.dsl;
    const head = tokens[this.head];
    if (about === "repositories" || isWord(head, "apply") || this.isRepositoryCall(token)) {
      const to = expressionEnd(this.dsl, index);
      const value = this.variables.evaluate(index, to)?.read;
      const raw = written(text, token.start, token.end);
      this.readUntil = to;
      // A path that is not known leaves the host.
      const isKnown = this.source(value === undefined ? raw : { ...raw, value }, token, value !== undefined);
      if (!isKnown && value === undefined && setsUrl(tokens, index)) this.unresolved.push(unresolvedAt("address", raw));
      return;
    }
    if (about === "version" || about === "catalog") return;
    const raw = token.interpolated ? text.slice(token.start, token.end) : token.text;
    if (!raw.includes(":") || raw.length > 500) return;
    const joined = isMark(tokens[index + 1], "+") ? this.joined(index, raw) : undefined;
    const coordinate = joined ?? readCoordinate(raw, token.start);
    if (!coordinate) return;
    if (about !== "dependencies" && !isFull(coordinate)) return;
    const callee = isMark(tokens[token.parent], "(") ? tokens[token.parent - 1] : head;
    if (callee?.text === "dependencySet" || (callee?.text === "module" && !isReplacement(tokens, token.parent))) return;
    const call = callee?.text ?? "";
    if (commands.has(call) || (otherCalls.has(call) && (about === "dependencies" || !coordinate.version))) return;
    const group = this.variables.fill(coordinate.name.value) ?? coordinate.name.value;
    if (group.includes("$")) this.unresolved.push(unresolvedAt("package", token));
    if (group.startsWith("$")) return;
    const scope = configurationOf(this.dsl.tokens, this.head);
    // A variable may hold the group with the artifact, and the version too.
    const whole = /:.*:/.test(group) ? readCoordinate(group, 0) : undefined;
    const version = whole?.version
      ? { ...coordinate.name, value: whole.version.value }
      : this.filled(coordinate.version);
    const value = whole?.name.value ?? group;
    const name = value === coordinate.name.value ? coordinate.name : { ...coordinate.name, value };
    this.draft("maven", name, version, scope, outerOf(token));
  }

  /** `maven("https://…")`, wherever it is kept. */
  private isRepositoryCall(token: DslToken): boolean {
    const { tokens } = this.dsl;
    return (
      this.frame.about === "other" && isMark(tokens[token.parent], "(") && isWord(tokens[token.parent - 1], "maven")
    );
  }

  /** `"g:a:" + version`. */
  private joined(index: number, raw: string): Coordinate | undefined {
    const { tokens } = this.dsl;
    const token = tokens[index];
    const coordinate = token && readCoordinate(raw.replace(/:$/, ""), token.start);
    if (!coordinate || coordinate.version || !raw.endsWith(":")) return undefined;
    let to = index + 3;
    while (isMark(tokens[to], ".") && tokens[to + 1]?.kind === "word") to += 2;
    const value = this.variables.evaluate(index + 2, to);
    return value ? { name: coordinate.name, version: asRead(value) } : coordinate;
  }

  private filled<Place extends Written | undefined>(written: Place): Place {
    const value = written && this.variables.fill(written.value);
    return value === undefined || value === written?.value ? written : { ...written, value };
  }

  /** `url mirror`, where `mirror` is a variable. */
  private repositoryVariable(index: number): void {
    const { tokens } = this.dsl;
    const call = readCall(this.dsl, isMark(tokens[index + 1], "=") ? index + 2 : index + 1);
    let start = isMark(tokens[index + 1], "=") ? index + 2 : (call.items[0]?.from ?? tokens.length);
    // `uri(mirror)`, `URI.create(mirror)`.
    if (/^(?:uri|URI)$/.test(tokens[start]?.text ?? ""))
      while (tokens[start] && !isMark(tokens[start - 1], "(")) start++;
    const first = tokens[start];
    if (first?.kind !== "word" || isMark(tokens[start + 1], "{")) return;
    const to = expressionEnd(this.dsl, start);
    const value = this.variables.evaluate(start, to);
    const isKnown = value?.read !== undefined && this.source({ ...value.place, value: value.read }, first, true);
    if (isKnown) this.readUntil = to;
    else if (value && value.read === undefined && !isMark(tokens[index + 1], "{") && !isWord(tokens[index], "maven"))
      this.unresolved.push(unresolvedAt("address", value.place));
  }

  private source(url: Written, token: DslToken, resolved: boolean): boolean {
    const { frame, dsl } = this;
    const inBlock = frame.about === "repositories" && frame.head >= 0;
    const entry = statementAt(dsl, inBlock ? frame.head : this.head);
    const scope = frame.about === "repositories" ? "repositories" : (dsl.tokens[this.head]?.text ?? "");
    const source = sourceComponent(url, entry, scope);
    if (source)
      this.sources.push(resolved && (token.interpolated || token.kind === "word") ? clipped(source, url) : source);
    return source !== undefined;
  }

  private draft(ecosystem: string, name: Written, version: Written | undefined, scope: string, own: Span): void {
    if (name.start >= name.end) return;
    const draft: GradleDraft = { ecosystem, name, version, scope, head: this.head, own };
    this.drafts.push(draft);
    this.headDraft ??= draft;
  }
}
