import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { readShellCommands, type ShellWord } from "../../syntax/shellWords.js";
import { entriesOf, get, getPath, itemsOf, scalar, type MapEntry } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { shellInstalls } from "../shared/shell/shellInstalls.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import type { Format } from "../format.js";

/**
 * Servers of the Model Context Protocol that an editor or agent starts: packages that `npx` or `uvx` fetch and run, images, addresses.
 * https://code.visualstudio.com/docs/copilot/reference/mcp-configuration
 */
export const mcpServers: Format = {
  id: "mcp/servers",
  title: "MCP server configuration",
  files: [
    "mcp.json",
    ".mcp.json",
    "mcp_config.json",
    "mcp-config.json",
    "mcp_settings.json",
    "cline_mcp_settings.json",
    "claude_desktop_config.json",
    ".vscode/settings.json",
    ".gemini/settings.json",
    ".zed/settings.json",
    "*.code-workspace",
  ],
  ecosystems: ["npm", "pypi", "docker"],
  recognizes: ({ text }) => /"(?:mcpServers|servers|mcp|context_servers)"\s*:/.test(text),
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const groups = [
      ...["mcpServers", "servers", "context_servers"].map((key) => get(root, key)),
      getPath(root, "mcp", "servers"),
      getPath(root, "settings", "mcp", "servers"),
    ];
    const components = groups.flatMap((group) => entriesOf(group).flatMap((entry) => fromServer(text, entry)));
    return { components: inDocumentOrder(components), problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

function fromServer(text: string, entry: MapEntry): Component[] {
  const { value: server } = entry;
  const command = get(server, "command");
  // Zed keeps program and arguments together.
  const program = scalar(command) ?? scalar(get(command, "path"));
  const args = itemsOf(get(server, "args") ?? get(command, "args"));
  const words = [program, ...args.map(scalar)].flatMap((word): ShellWord[] =>
    word ? [{ value: word.value, start: word.start, end: word.end, quoted: true }] : [],
  );
  const places = ["url", "serverUrl", "httpUrl"].flatMap(
    (key) => sourceComponent(scalar(get(server, key)), entry, key) ?? [],
  );
  return [...behindShell(text, words).flatMap((each) => shellInstalls(text, each, entry)), ...places];
}

/** `cmd /c npx …` runs the words behind it, `sh -c "npx …"` what stands in the string. */
function behindShell(text: string, words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const [program, option, script] = words;
  if (/^cmd(?:\.exe)?$/i.test(program?.value ?? "") && /^\/c$/i.test(option?.value ?? "")) return [words.slice(2)];
  const isShell = /^(?:\/\w+)*\/?(?:ba|z|da)?sh$/.test(program?.value ?? "");
  if (!isShell || !script || !/^-\w*c$/.test(option?.value ?? "")) return [words];
  return script.value.length === script.end - script.start ? readShellCommands(text, script) : [];
}
