import type { NameForm } from "./packageType.js";

/**
 * The character of `name` at `at` as names of this form compare: small letters, one hyphen for a run of separators (PyPI's form),
 * `/` for the colon between group and artifact and the dot after a publisher. −1: the character does not count.
 */
export function foldCode(form: NameForm | undefined, name: string, at: number): number {
  const code = name.charCodeAt(at);
  if (code >= 65 && code <= 90) return code + 32;
  if (code === 95 || code === 46 || code === 45) {
    if (form === "runs") return at > 0 && isSeparator(name.charCodeAt(at - 1)) ? -1 : 45;
    if (form === "dots" && code === 46) return 47;
    return form === "underscores" && code === 45 ? 95 : code;
  }
  return code === 58 && form === "colons" ? 47 : code;
}

function isSeparator(code: number): boolean {
  return code === 95 || code === 46 || code === 45;
}

const forge = /^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|gitcode\.com|codeberg\.org)\//i;

/** URL patterns (without scheme) that say the same as a package pattern: the repository a Go module or an action comes from. */
export function urlPatternsOf(pattern: string): readonly string[] {
  const cut = pattern.indexOf("/");
  const type = pattern.slice(0, cut);
  const name = pattern.slice(cut + 1);
  if ((type === "golang" || type === "swift") && forge.test(name)) return [name];
  if (type === "githubactions" || type === "github") return [`github.com/${name}`];
  return [];
}

/** Package patterns that say the same as a URL pattern: Go modules, Swift packages and actions of that place. */
export function packagePatternsOf(url: string): readonly string[] {
  const place = url.replace(/^[a-z+]+:\/\//i, "").replace(/\.git$/, "");
  if (place.slice(0, -1).includes("*")) return [];
  const repository = /^github\.com\/(.+)$/i.exec(place)?.[1];
  return [
    `golang/${place}`,
    `swift/${place}`,
    ...(repository ? [`githubactions/${repository}`, `github/${repository}`] : []),
  ];
}

/** Further package patterns of the same thing: a Gradle plugin is fetched as its marker artifact. */
export function markerPatternsOf(pattern: string): readonly string[] {
  const plugin = /^gradle\/([^*/]+)(\*?)$/.exec(pattern);
  if (!plugin?.[1]) return [];
  return plugin[2] ? [] : [`maven/${plugin[1]}/${plugin[1]}.gradle.plugin`];
}
