import type { Component, Span, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { readToml } from "../../syntax/toml.js";
import { entriesOf, get, getPath, itemsOf, scalar, type TreeNode } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { argumentInstalls, commandInstalls } from "../shared/shell/commandNodes.js";
import { inDocumentOrder } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
import { environmentSources } from "../shared/images/yamlImages.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";

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
    "*mcp*.json",
    "opencode.{json,jsonc}",
    ".codex/config.toml",
    ".vscode/settings.json",
    ".gemini/settings.json",
    ".zed/settings.json",
    "*.code-workspace",
  ],
  ecosystems: ["npm", "pypi", "docker", "nuget", "jsr", "github"],
  recognizes: ({ text }) => /"(?:(?:\w+\.)?mcpServers|servers|mcp|context_servers)"\s*:|^\[mcp_servers\./m.test(text),
  extract({ uri, text }) {
    const { root, problems } = /\.toml$/i.test(uri) ? readToml(text) : readJson(text, { lenient: true });
    const groups = [
      ...["mcpServers", "amp.mcpServers", "servers", "mcp", "context_servers", "mcp_servers"].map((key) =>
        get(root, key),
      ),
      getPath(root, "mcp", "servers"),
      getPath(root, "settings", "mcp", "servers"),
    ];
    const unresolved: Unresolved[] = [];
    const components = groups.flatMap((group) =>
      [
        ...entriesOf(group).map((entry) => ({ entry, server: entry.value })),
        // Some programs keep a list of servers with their names in them.
        ...itemsOf(group).map((server) => ({ entry: server, server })),
      ].flatMap(({ entry, server }) => fromServer(text, entry, server, unresolved)),
    );
    return withUnresolved({ components: inDocumentOrder(components), problems }, unresolved);
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};

function fromServer(text: string, entry: Span, server: TreeNode | undefined, unresolved: Unresolved[]): Component[] {
  const command = get(server, "command");
  // Zed keeps program and arguments together.
  const program = scalar(command) ?? scalar(get(command, "path"));
  const args = itemsOf(get(server, "args") ?? get(command, "args"));
  const places = ["url", "serverUrl", "httpUrl"].flatMap(
    (key) => sourceComponent(scalar(get(server, key)), entry, key) ?? [],
  );
  const nodes = [program, ...itemsOf(command).map(scalar), ...args.map(scalar)];
  // Some keep a whole command line in the program's place.
  const isLine = program !== undefined && /^[\w-]+ /.test(program.value);
  const installs = [
    ...(isLine ? commandInstalls(text, program, entry, { unresolved }) : []),
    ...argumentInstalls(text, nodes, entry, { unresolved }),
  ];
  const isKnown = new Set(installs.flatMap(({ identifiers = [] }) => identifiers.map(({ end }) => end)));
  const remotes = args.flatMap((argument) => {
    const address = scalar(argument);
    return address && !isKnown.has(address.end) ? (sourceComponent(address, entry, "args") ?? []) : [];
  });
  return [...installs, ...remotes, ...environmentSources(get(server, "env") ?? get(server, "environment")), ...places];
}
