import type { Extraction, Problem } from "../../model.js";
import { recipesOf, withoutHereDocuments } from "../../syntax/shellText.js";
import { readShellCommands } from "../../syntax/shellWords.js";
import { withLineFeeds } from "../../text/lineFeeds.js";
import { mirrorSources } from "../shared/shell/mirrorVariables.js";
import { readScript } from "../shared/shell/shellScripts.js";
import type { KnownValues } from "../shared/shell/shellVariables.js";
import { inDocumentOrder } from "../shared/declared.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { MakeVariables } from "./makeVariables.js";
import { commandEcosystems } from "../shared/shell/commandEcosystems.js";

/** What speaks of installing or of a place to install from; most scripts do neither. */
const marker =
  /\b(?:pip[\d.]*|uv|deno|npm|pnpm|yarn|bun|cnpm|gem|go|cargo|poetry|pdm|pipenv|dotnet|nuget|composer|apt(?:-get|itude)?|apk|dnf5?|yum|microdnf|tdnf|brew|choco|winget|(?:micro)?(?:conda|mamba)|PIP\d?\W|NPM\W|GO\W)[ \t]+(?:\S+[ \t]+){0,3}?(?:install|add|i|config|get|run|exec|download|require|tap|create)\b|\b(?:curl|wget|git clone|(?:docker|podman|nerdctl)[ \t]+(?:image[ \t]+)?(?:pull|run|create)|helm repo add|npx|bunx|pnpx|dlx|uvx|pipx|dnx|(?:add-apt|apt-add)-repository|yum-config-manager|apt-key|flatpak|zypper|pacman[ \t]+-S\w{0,9}|rpm[ \t]+-\S{1,20}[ \t]+https?:)\b|index-url|--registry|sources\.list|yum\.repos\.d|\b[A-Z_]{0,40}(?:MIRROR|REGISTRY|GOPROXY|INDEX_URL)\w{0,40}=/;

/** Shell scripts: what they install by name, and where they download from. https://www.gnu.org/software/bash/manual/bash.html */
export const shellScript: Format = {
  id: "shell/script",
  title: "Shell script",
  files: ["*.sh", "*.bash", "*.zsh", "*.ksh"],
  ecosystems: ["docker", ...commandEcosystems],
  recognizes: ({ text }) => marker.test(text),
  extract: ({ text }) => readCommands(withoutHereDocuments(withLineFeeds(text))),
};

/** Makefiles: what their recipes install by name, and where they download from. https://www.gnu.org/software/make/manual/make.html */
export const makefile: Format = {
  id: "make/makefile",
  title: "Makefile",
  files: ["Makefile", "GNUmakefile", "Makefile.*", "*.mk"],
  ecosystems: ["docker", ...commandEcosystems],
  recognizes: ({ text }) => /^\t|^[\w.%/-]+[ \t]*:[^=\n]*;/m.test(text) && marker.test(text),
  extract({ text: written }) {
    const text = withLineFeeds(written);
    const variables = new MakeVariables(text);
    const sources = variables.definitions.flatMap(({ name, value, ...entry }) => mirrorSources(name, value, entry));
    const { components, ...read } = readCommands(recipesOf(text), (name) => variables.valuesOf(name));
    return { ...read, components: inDocumentOrder([...sources, ...components]) };
  },
};

function readCommands(text: string, known?: KnownValues): Extraction {
  const commands = readShellCommands(text, { start: 0, end: text.length });
  const { components, unresolved } = readScript(text, commands, known);
  const problems = commands.flatMap((command): Problem[] => {
    const last = command[command.length - 1];
    if (!last?.unclosed) return [];
    const end = text.indexOf("\n", last.start);
    const line = text.slice(last.start, end < 0 ? last.end : Math.min(end, last.end)).trimEnd();
    return [{ message: "the quote is not closed", start: last.start, end: last.start + line.length }];
  });
  return withUnresolved({ components, problems }, unresolved);
}
