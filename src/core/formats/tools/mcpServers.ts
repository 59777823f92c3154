import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, get, getPath, itemsOf, scalar, type MapEntry } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { argumentInstalls } from "../shared/shell/commandNodes.js";
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
  const places = ["url", "serverUrl", "httpUrl"].flatMap(
    (key) => sourceComponent(scalar(get(server, key)), entry, key) ?? [],
  );
  return [...argumentInstalls(text, [program, ...args.map(scalar)], entry), ...places];
}
