import type { Component, Span } from "../../../model.js";
import type { Written } from "../declared.js";
import { hostSource, sourceComponent } from "../download.js";

const mirrorNames = new Set([
  "goproxy",
  "gosumdb",
  "hf_endpoint",
  "rustup_dist_server",
  "rustup_update_root",
  "cargo_registries_crates_io_protocol",
  "pip_index_url",
  "pip_extra_index_url",
  "pip_find_links",
  "uv_index_url",
  "uv_extra_index_url",
  "uv_default_index",
  "uv_index",
  "uv_find_links",
  "pdm_pypi_url",
  "poetry_repositories",
  "conda_channel_alias",
  "yarn_registry",
  "yarn_npm_registry_server",
  "bun_config_registry",
  "corepack_npm_registry",
  "bundle_mirror__https://rubygems__org",
  "maven_central",
  "playwright_download_host",
  "puppeteer_download_base_url",
  "puppeteer_download_host",
  "electron_custom_dir",
  "cypress_download_path_template",
  "dockerhub_proxy",
  "flutter_storage_base_url",
  "pub_hosted_url",
  "cpan_mirror",
  "cran",
  "ohpm_registry",
]);

/** Names that tell of a mirror by their ending or beginning: `ALPINE_MIRROR`, `npm_config_registry`, `MIRROR_URL`. */
const mirrorPattern =
  /^npm_config_(?:.*_)?(?:registry|mirror|disturl|host)$|^(?:.*_)?mirrors?(?:_(?:url|host|site|base_url|server))?$|_(?:index|registry)_url$|^(?:.*_)?(?:npm|pypi|pip|maven|cargo|gem|docker|conda)_(?:registry|mirror|proxy|repo|index|source)(?:_url)?$|^homebrew_(?:.*_)?(?:domain|remote)$|^cargo_registries_.*_index$|^uv_index_.*_url$/;

/** Whether an environment variable of this name says where packages are downloaded from. */
export function isMirrorVariable(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.length < 100 && (mirrorNames.has(lower) || mirrorPattern.test(lower));
}

/**
 * The places that a mirror variable names; nothing for other variables. `GOPROXY` and index lists name several, set off by
 * commas, `|` or blanks. A bare host (`mirror.example`) counts as one.
 */
export function mirrorSources(name: string, value: Written, entry: Span): Component[] {
  if (!isMirrorVariable(name)) return [];
  const found: Component[] = [];
  for (const match of value.value.matchAll(/[^\s,|]+/g)) {
    const start = value.start + match.index;
    const url = { value: match[0], start, end: start + match[0].length };
    const source = sourceComponent(url, entry, name) ?? hostSource(url, entry, name);
    if (source) found.push(source);
  }
  return found;
}
