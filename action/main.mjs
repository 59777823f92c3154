// What action.yml runs: reads the inputs and the event, and runs the command line that lies beside it.
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const cli = path.join(import.meta.dirname, "..", "dist", "cli.js");

/** An input as GitHub hands it on: capitals, blanks as underscores. */
function input(name) {
  return (process.env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

/** One value a line. */
function linesOf(name) {
  return input(name)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

function event() {
  const file = process.env.GITHUB_EVENT_PATH;
  return file && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** The revision before the change that the event is about; undefined where it is about no change. */
function baseOfEvent(folder) {
  const { GITHUB_EVENT_NAME: name, GITHUB_REF: ref = "", GITHUB_SHA: sha = "" } = process.env;
  const { pull_request: pull, merge_group: group, before } = event();
  if (name === "pull_request" && /^refs\/pull\/\d+\/merge$/.test(ref)) {
    // The commit that GitHub makes to try the merge: its first parent is the base as it is now, which the event may not know.
    const parent = `${sha}^1`;
    if (isThere(folder, parent)) return parent;
  }
  if (pull) return pull.base?.sha;
  if (group) return group.base_sha;
  // A branch that is new has nothing before it.
  return name === "push" && /^(?!0+$)[0-9a-f]+$/.test(before ?? "") ? before : undefined;
}

function isThere(folder, revision) {
  const found = spawnSync("git", ["-c", "core.fsmonitor=false", "cat-file", "-e", `${revision}^{commit}`], {
    cwd: folder,
    env: { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none" },
    stdio: "ignore",
  });
  return found.status === 0;
}

function sinceOf(folder) {
  const asked = input("since") || "auto";
  if (asked === "all") return undefined;
  return asked === "auto" ? baseOfEvent(folder) : asked;
}

function tell(name, value) {
  const file = process.env.GITHUB_OUTPUT;
  if (file) appendFileSync(file, `${name}=${value}\n`);
}

/** Prints the annotations that were written; GitHub takes them from what is printed. */
function annotate(scratch) {
  const file = path.join(scratch, "annotations");
  if (existsSync(file)) process.stdout.write(readFileSync(file));
}

function run(scratch) {
  if (!existsSync(cli)) {
    console.error(
      "sanctionlint: dist/cli.js is missing: use a release of this action, or unpack the package made by `npm pack`",
    );
    return 2;
  }
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const folder = path.resolve(workspace, input("working-directory") || ".");
  const since = sinceOf(folder);
  const policy = input("policy");
  const args = [
    "audit",
    `--fail-on=${input("fail-on") || "error"}`,
    ...(since ? [`--changed-since=${since}`] : []),
    ...(since && input("accept-policy") === "true" ? ["--accept-policy"] : []),
    ...(policy ? [`--policy=${policy}`] : []),
    ...linesOf("reports").map((report) => `--report=${report}`),
    ...(input("annotations") === "false" ? [] : [`--report=github=${path.join(scratch, "annotations")}`]),
    ...linesOf("args"),
    "--",
    ...linesOf("paths"),
  ];
  tell("since", since ?? "");
  const { status, error } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, stdio: "inherit" });
  annotate(scratch);
  if (error) console.error(`sanctionlint: ${error.message}`);
  return status ?? 2;
}

const scratch = mkdtempSync(path.join(process.env.RUNNER_TEMP ?? tmpdir(), "sanctionlint-"));
try {
  const code = run(scratch);
  tell("exit-code", code);
  process.exitCode = code;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
