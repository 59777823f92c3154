/** What is before a secret in files, and the secret itself as the last group. Each is bounded and cannot backtrack far. */
const patterns: readonly RegExp[] = [
  // https://user:password@host, https://token@host
  /(:\/\/)([^\s/"'<>]{1,512})(?=@)/g,
  // _authToken=…, password: …, api_key = "…", client-secret…
  /((?:auth[-_]?token|_auth|_password|passw(?:or)?d|passwd|api[-_]?key|access[-_]?key|client[-_]?secret|secret|token)["']?[ \t]{0,8}[:=][ \t]{0,8}["']?)([^\s"',;}\]]{4,512})/gi,
  // password "…" of a Gradle script, <password>…</password>, key="ClearTextPassword" value="…"
  /(passw(?:or)?d(?:["']?[ \t]{1,8}value[ \t]{0,8}=)?[ \t]{0,8}["'])([^"']{1,512})/gi,
  /((?:password|token|secret)>)([^<]{1,512})/gi,
  // Authorization: Bearer …
  /((?:bearer|basic)[ \t]{1,8})([A-Za-z0-9+/=._~-]{8,2048})/gi,
  // Tokens that say by their first letters whose they are.
  /()((?:ghp_|gho_|ghs_|ghu_|ghr_|github_pat_|glpat-|npm_|pypi-|xox[abprs]-|AKIA|hf_)[A-Za-z0-9_-]{12,512})/g,
];

/** The same text, as long as before, with `*` for user information in URLs, passwords and tokens. */
export function withoutSecrets(text: string): string {
  let shown = text;
  for (const pattern of patterns) {
    shown = shown.replace(pattern, (_, before: string, secret: string) => before + "*".repeat(secret.length));
  }
  return shown;
}
