// The in-editor tests in real VS Code: `npm run test:editor [SUITE…]`. Without a name, all of them but those that make pictures.
import path from "node:path";
import { packExtension } from "../../scripts/package.mjs";
import { bundleHostTests } from "./bundle.mjs";
import { fillLargeWorkspace } from "./largeWorkspace.mjs";
import { movingPicture } from "./movingPicture.mjs";
import { testInNodeHost } from "./nodeHost.mjs";
import { photographs } from "./photographs.mjs";
import { installEditors, root } from "./setup.mjs";
import { walkActs } from "./walkActs.mjs";
import { walkRestricted } from "./walkRestricted.mjs";
import { walkServer } from "./walkServer.mjs";
import { walkWeb } from "./walkWeb.mjs";
import { testInWebHost } from "./webHost.mjs";

const workspace = path.join(root, "test", "editor", "workspace");

const suites = {
  node: () => testInNodeHost({ suite: "nodeSuite", workspace }),
  web: () => testInWebHost({ workspace }),
  large: () => testInNodeHost({ suite: "largeSuite", prepare: fillLargeWorkspace, milliseconds: 300_000 }),
  photographs,
  moving: movingPicture,
  // Each is tried again by itself, since all of them together take five minutes.
  walks: walkServer,
  restricted: walkRestricted,
  acts: walkActs,
  browser: walkWeb,
};

/** Run when they are named: they make pictures to look at. */
const onlyAsked = new Set(["photographs", "moving"]);

const wanted = process.argv.slice(2);
installEditors();
packExtension();
await bundleHostTests();
for (const [name, run] of Object.entries(suites)) {
  if (wanted.length > 0 ? !wanted.includes(name) : onlyAsked.has(name)) continue;
  console.log(`\n# ${name}`);
  const started = Date.now();
  const attempt = () =>
    run().catch((error) => {
      console.error(error);
      return 1;
    });
  // A browser or server that does not come up on a busy machine is no finding about the extension: one more try, and it is said.
  let code = await attempt();
  if (code !== 0) {
    console.log(`# ${name}: failed, once more`);
    code = await attempt();
  }
  console.log(`# ${name}: ${code === 0 ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (code !== 0) process.exitCode = 1;
}
