import type { Component, Unresolved } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import { itemNamed, plainItems, readCall, readDsl, ruby, type DslCall, type DslItem } from "../../syntax/dsl.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { nameOf, readRequirements, statementEnd, textOf, unknownName } from "../shared/packages/rubyRequirements.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { unresolvedAt, withUnresolved } from "../shared/unresolved.js";

/** CocoaPods `Podfile`. https://guides.cocoapods.org/syntax/podfile.html */
export const podfile: Format = {
  id: "cocoapods/podfile",
  title: "CocoaPods Podfile",
  files: ["Podfile", "*.podfile", "CocoaPods.podfile", "Podfile.*"],
  ecosystems: ["cocoapods"],
  // `gemfile.ts` and `podfile.swift` are programs.
  recognizes: ({ uri }) =>
    !/\.(?:lock|md|txt|bak|orig|[cm]?[jt]sx?|py|rs|go|java|kt|swift|php|cs|json|ya?ml|toml|html?|tests?)$/i.test(uri),
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const variables = new ScriptVariables(dsl);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    const targets: { readonly end: number; readonly name: string }[] = [];
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      variables.pass(index);
      while ((targets[targets.length - 1]?.end ?? Infinity) < index) targets.pop();
      if (token.kind !== "word" || dsl.tokens[index - 1]?.text === "." || dsl.tokens[index - 1]?.text === "def")
        continue;
      if (token.text === "pod") {
        readPods(dsl, index, targets[targets.length - 1]?.name ?? "pod", variables, components, unresolved);
      } else if (token.text === "target" || token.text === "abstract_target") {
        const call = readCall(dsl, index + 1);
        const name = textOf(dsl, call.items[0])?.value ?? token.text;
        if (call.block !== undefined) targets.push({ end: dsl.tokens[call.block]?.match ?? dsl.tokens.length, name });
      } else if (token.text === "source" && token.startsLine) {
        readSources(dsl, index, token.start, variables, components, unresolved);
      }
    }
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** A pod in each turn of the loops around it. Apart from the walk over the tokens, which would make what a function needs for each of them. */
function readPods(
  dsl: DslText,
  index: number,
  scope: string,
  variables: ScriptVariables,
  components: Component[],
  unresolved: Unresolved[],
): void {
  const call = readCall(dsl, index + 1);
  const [first, ...rest] = plainItems(call.items);
  variables.eachTurn(index, call.next, () => {
    const name = nameOf(dsl, first, variables);
    if (name) components.push(fromPod(dsl, index, call, rest, name, scope, variables));
    else for (const unknown of unknownName(dsl, first, name)) unresolved.push(unknown);
  });
}

function readSources(
  dsl: DslText,
  index: number,
  start: number,
  variables: ScriptVariables,
  components: Component[],
  unresolved: Unresolved[],
): void {
  const call = readCall(dsl, index + 1);
  variables.eachTurn(index, call.next, () => {
    const url = variables.valueOf(call.items[0]);
    const source = sourceComponent(url, { start, end: call.end }, "source");
    if (source) components.push(source);
    else if (!url && call.items[0]) unresolved.push(unresolvedAt("address", call.items[0]));
  });
}

function fromPod(
  dsl: DslText,
  index: number,
  call: DslCall,
  rest: readonly DslItem[],
  name: Written,
  scope: string,
  variables: ScriptVariables,
): Component {
  const at = (key: string): Written | undefined => variables.valueOf(itemNamed(call.items, key));
  const version = readRequirements(dsl, rest, variables) ?? at("tag") ?? at("commit") ?? at("branch");
  const entry = { start: dsl.tokens[index]?.start ?? name.start, end: statementEnd(dsl, call) };
  const hasKeys = rest.length + 1 < call.items.length;
  const identifiers = hasKeys ? ["git", "podspec", "http", "source"].map((key) => urlIdentifier(at(key))) : undefined;
  return declared("cocoapods", name, version, { entry, scope, identifiers });
}
