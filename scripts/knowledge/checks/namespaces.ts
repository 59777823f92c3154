import { lineOf, type DataProblem } from "../place.js";
import { listOf, type Data } from "../read.js";

/**
 * A pattern of packages that ends in `*` is evidence only where everything it covers has one owner: a namespace that
 * somebody has to hold before anything can be published there. All else is exact names.
 */
export function checkNamespaces(data: Data): DataProblem[] {
  const problems: DataProblem[] = [];
  for (const of of data.parties) {
    of.value.attributions?.forEach(({ package: patterns, evidence }, index) => {
      for (const pattern of listOf(patterns)) {
        if (!pattern.endsWith("*")) continue;
        const message = faultOf(pattern, evidence.field);
        if (message === undefined) continue;
        problems.push({ file: of.file, line: lineOf(of, ["attributions", index, "package"]), message });
      }
    });
  }
  return problems;
}

/**
 * By package URL type, what a pattern must begin with so that it stays within one owner's namespace: an npm, JSR or
 * ohpm scope, a Packagist vendor, a Maven group or all groups below one, for which a domain name has to be shown (below
 * `com.github` and `io.github` that of the GitHub owner) and the Gradle ids that begin with one, an organisation on GitHub, GitLab, Gitee, Bitbucket, Docker Hub, GHCR, Quay or Hugging
 * Face, a Go module path or Swift repository, a Terraform or Ansible namespace, a VS Code publisher, an image registry.
 */
const owned: ReadonlyMap<string, RegExp> = new Map([
  ["npm", /^@[^/*]+\//],
  ["jsr", /^@[^/*]+\//],
  ["ohpm", /^@[^/*]+\//],
  ["composer", /^[^/*]+\//],
  ["maven", /^(?!(?:com|io)\.github(?:\.\*|\/))[^/*.]+\.[^/*]+(?:\/|\.\*)/],
  ["gradle", /^[^/*.]+\.[^/*.]+\./],
  ["github", /^[^/*]+\//],
  ["githubactions", /^[^/*]+\//],
  ["gitlab", /^[^/*]+\//],
  ["gitee", /^[^/*]+\//],
  ["bitbucket", /^[^/*]+\//],
  ["docker", /^(?:(?:ghcr\.io|quay\.io|docker\.io)\/)?(?!(?:ghcr\.io|quay\.io|docker\.io|library)\/)[^/*]+\//],
  ["oci", /^(?:(?:ghcr\.io|quay\.io|docker\.io)\/)?(?!(?:ghcr\.io|quay\.io|docker\.io|library)\/)[^/*]+\//],
  ["huggingface", /^[^/*]+\//],
  [
    "golang",
    /^(?:(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|gopkg\.in)\/[^/*]+\/|(?!(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org|gopkg\.in)\/)[^/*]+\.[^/*]+\/)/,
  ],
  ["swift", /^[^/*]+\/[^/*]+\//],
  ["terraform", /^[^/*]+\//],
  ["ansible", /^[^./*]+\./],
  ["vscode", /^[^./*]+\./],
  ["vscode-extension", /^[^./*]+[./]/],
]);

function faultOf(pattern: string, field: string | undefined): string | undefined {
  const cut = pattern.indexOf("/");
  const type = pattern.slice(0, cut);
  // A prefix of NuGet ids belongs to somebody only where the gallery reserved it for its owner.
  if (type === "nuget" && field === "reserved prefix") return undefined;
  if (owned.get(type)?.test(pattern.slice(cut + 1))) return undefined;
  return `"${pattern}" is no namespace with one owner: anybody may publish under such a name. Give the exact names.`;
}
