/**
 * The colours, on paper and where nothing else is known, then in the dark. In an editor's page they are the theme's, which all four kinds of
 * theme define as `--vscode-…`; a high contrast theme alone defines `contrastBorder`.
 */
const light =
  "--ink:#16202e;--soft:#4d5969;--line:#c9d1dc;--pale:#f3f5f8;--page:#fff;--link:#1d4f91;--error:#9b1c1c;--warning:#8a4b00;--information:#1d4f91;--hint:#4d5969;--good:#2d6a3e;--edge:none";
const dark =
  "--ink:#dfe5ee;--soft:#a3aebd;--line:#3a4452;--pale:#1d242e;--page:#12161c;--link:#82b4ff;--error:#ff8a80;--warning:#ffb454;--information:#82b4ff;--hint:#a3aebd;--good:#7cc68e";

const themed = [
  "--ink:var(--vscode-foreground,var(--own-ink))",
  "--soft:var(--vscode-descriptionForeground,var(--own-soft))",
  "--line:var(--vscode-contrastBorder,var(--vscode-widget-border,var(--vscode-panel-border,var(--own-line))))",
  "--pale:var(--vscode-textBlockQuote-background,var(--vscode-editor-background,var(--own-pale)))",
  "--page:var(--vscode-editor-background,var(--own-page))",
  "--link:var(--vscode-textLink-foreground,var(--own-link))",
  "--error:var(--vscode-editorError-foreground,var(--own-error))",
  "--warning:var(--vscode-editorWarning-foreground,var(--own-warning))",
  "--information:var(--vscode-editorInfo-foreground,var(--own-information))",
  "--hint:var(--vscode-descriptionForeground,var(--own-hint))",
  "--good:var(--vscode-charts-green,var(--own-good))",
  "--edge:var(--vscode-contrastBorder,var(--own-edge))",
].join(";");

const own = (colours: string): string => colours.replaceAll("--", "--own-");

/** The style of the page: readable on a screen of any width, in any theme, in black and white, and on paper. */
export const htmlStyle = `
:root{color-scheme:light dark;${own(light)};${themed}}
@media (prefers-color-scheme:dark){:root{${own(dark)}}}
@media (prefers-contrast:more){:root{--own-soft:var(--own-ink);--own-hint:var(--own-ink);--own-line:var(--own-ink);--own-edge:var(--own-ink)}}
*{box-sizing:border-box}
html{font-size:15px;background:var(--page)}
body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:76rem;font:1rem/1.5 var(--vscode-font-family,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif);color:var(--ink);background:var(--page)}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.25rem;margin:2.5rem 0 .6rem;padding-bottom:.25rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.05rem;margin:1.8rem 0 .3rem}
h4{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.4rem 0;max-width:60rem}
.soft{color:var(--soft)}
a{color:var(--link)}
a:focus-visible{outline:2px solid var(--vscode-focusBorder,var(--link));outline-offset:2px}
nav ul{list-style:none;margin:.8rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.result{margin:1.2rem 0;padding:.9rem 1.1rem;border:1px solid var(--line);border-left:.5rem solid var(--soft);background:var(--pale)}
.result.error{border-left-color:var(--error)}
.result.warning{border-left-color:var(--warning)}
.result p:first-child{font-size:1.15rem;font-weight:600;margin-top:0}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
thead th{border-bottom:2px solid var(--soft);font-weight:600}
td.number,th.number{text-align:right;padding-right:1.2rem;white-space:nowrap}
.bars{margin:1.6rem 0}
.bars th:nth-child(1){width:34%}
.bars th:nth-child(3){width:28%}
.bars td{vertical-align:middle;padding-block:.3rem}
.bar{display:block;width:100%;height:1rem}
.bar rect{stroke:var(--edge);vector-effect:non-scaling-stroke}
rect.error{fill:var(--error)}rect.warning{fill:var(--warning)}rect.information{fill:var(--information)}rect.hint{fill:var(--hint)}
rect.good{fill:var(--good)}rect.gap{fill:var(--warning)}rect.left{fill:var(--hint)}
dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:.6rem 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
code{font:.92em/1.4 var(--vscode-editor-font-family,ui-monospace,SFMono-Regular,Menlo,Consolas,monospace);overflow-wrap:anywhere;color:inherit;background:none;padding:0}
.severity{font-weight:600;white-space:nowrap}
.severity.error{color:var(--error)}
.severity.warning{color:var(--warning)}
.severity.information{color:var(--information)}
.severity.hint{color:var(--hint)}
.findings th:nth-child(1){width:7rem}
.findings th:nth-child(2){width:24%}
.findings th:nth-child(3){width:24%}
.small{font-size:.87em;color:var(--soft)}
.sign{display:grid;grid-template-columns:1fr 1fr 12rem;gap:2rem;margin-top:3.5rem}
.sign div{border-top:1px solid var(--ink);padding-top:.3rem;font-size:.87em;color:var(--soft)}
@media screen and (max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}.sign{grid-template-columns:1fr}body{padding:1.2rem 1rem 3rem}.findings thead{display:none}.findings tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.findings td{display:block;border:0;padding:.1rem 0}}
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:9px sans-serif}}
@media print{:root{color-scheme:light;${light}}html{font-size:9.5px}body{padding:0;max-width:none}nav{display:none}a{color:inherit;text-decoration:none}
h2,h3,h4,caption{break-after:avoid}tr,.result,dl,.sign{break-inside:avoid}thead{display:table-header-group}
.result,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
