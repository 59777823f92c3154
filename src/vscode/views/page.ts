import { escapeXml } from "../../core/text/escapeXml.js";

/** One page of a webview: nothing is loaded from anywhere, scripts only with the page's own nonce. */
export interface Page {
  readonly title: string;
  /** HTML, everything from a file or from the data escaped. */
  readonly body: string;
  readonly css: string;
  readonly script?: string;
}

/** The whole HTML of a page. `nonce` is fresh for every page. */
export function pageHtml({ title, body, css, script }: Page, nonce: string): string {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style nonce="${nonce}">${baseCss}${css}</style>
</head>
<body>
<main>
${body}
</main>
${script === undefined ? "" : `<script nonce="${nonce}">${script}</script>`}
</body>
</html>`;
}

/** A link that runs one of our own commands. */
export function commandLink(label: string, command: string, ...args: readonly unknown[]): string {
  const query = args.length > 0 ? `?${encodeURIComponent(JSON.stringify(args))}` : "";
  return `<a href="command:${escapeXml(command + query)}">${escapeXml(label)}</a>`;
}

/** A link to an official page; anything but a web address stays text. */
export function webLink(address: string, label = address): string {
  return /^https?:\/\//.test(address) ? `<a href="${escapeXml(address)}">${escapeXml(label)}</a>` : escapeXml(label);
}

/** A small coloured word: a severity, a grade, a state. */
export function badge(text: string, tone: "error" | "warning" | "info" | "good" | "muted"): string {
  return `<span class="badge ${tone}">${escapeXml(text)}</span>`;
}

/** What every page shares; all colours are the theme's. */
const baseCss = `
:root {
  --line: color-mix(in srgb, var(--vscode-foreground) 16%, transparent);
  --soft: color-mix(in srgb, var(--vscode-foreground) 6%, transparent);
  --muted: var(--vscode-descriptionForeground);
  --error: var(--vscode-charts-red);
  --warning: var(--vscode-charts-orange);
  --info: var(--vscode-charts-blue);
  --good: var(--vscode-charts-green);
  --violet: var(--vscode-charts-purple);
}
* { box-sizing: border-box; }
body { margin: 0; padding: 22px 30px 40px; font-family: var(--vscode-font-family); font-size: var(--vscode-font-size, 13px); line-height: 1.5; color: var(--vscode-foreground); background: var(--vscode-editor-background); }
h1 { font-size: 1.75em; font-weight: 600; margin: 0; line-height: 1.25; }
h2 { font-size: 1.05em; font-weight: 600; margin: 30px 0 10px; }
p { margin: 6px 0; max-width: 75ch; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.95em; background: none; color: inherit; padding: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.muted { color: var(--muted); }
.actions { margin-top: 12px; display: flex; flex-wrap: wrap; gap: 6px 18px; }
.badge { display: inline-block; padding: 0 8px; border-radius: 9px; font-size: 0.86em; line-height: 1.6; white-space: nowrap; border: 1px solid currentColor; }
.badge.error { color: var(--error); } .badge.warning { color: var(--warning); } .badge.info { color: var(--info); }
.badge.good { color: var(--good); } .badge.muted { color: var(--muted); }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 18px 0 6px; }
.tile { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 10px 16px; min-width: 112px; }
.tile b { display: block; font-size: 1.65em; font-weight: 600; line-height: 1.2; }
.tile.error b { color: var(--error); } .tile.warning b { color: var(--warning); } .tile.good b { color: var(--good); }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: var(--muted); font-size: 0.9em; }
th, td { padding: 7px 14px 7px 0; vertical-align: top; border-bottom: 1px solid var(--line); }
.card { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 14px 18px; }
`;
