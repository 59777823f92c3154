// `npm test`: builds, then runs the tests that need no editor, with the check of types beside them, whose output comes after theirs.
import { spawn } from "node:child_process";

/** Runs one script of package.json; its output is shown as it comes, or all at once at the end. */
function run(script, isShown) {
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ["npm", []] : [process.execPath, [npm]];
  const child = spawn(command, [...args, "run", "--silent", script], {
    cwd: new URL("..", import.meta.url),
    stdio: isShown ? "inherit" : ["ignore", "pipe", "pipe"],
    shell: npm === undefined && process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => (output += bytes));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ script, code, output }));
  });
}

const built = await run("build", true);
if (built.code !== 0) process.exit(1);
const [tested, checked] = await Promise.all([run("test:unit", true), run("check-types", false)]);
if (checked.code !== 0) console.error(`npm run check-types failed:\n${checked.output}`);
process.exit(tested.code === 0 && checked.code === 0 ? 0 : 1);
