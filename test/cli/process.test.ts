import assert from "node:assert/strict";
import { runCli, runCliProcess, withWorkspace } from "../harness/cli.js";

const files = {
  "package.json": '{ "dependencies": { "@hmscore/react-native-hms-push": "6.12.0" } }',
  ".sanctionlint.yaml": "parties: { huawei: error }\n",
  "app/package.json": '{ "dependencies": {',
};

/** Nearly every test runs the command line in a thread: the process that people start has to answer the same. */
describe("the command line as a process", () => {
  for (const args of [
    ["help"],
    ["audit", "package.json", "--as-of", "2026-08-22"],
    ["audit", "--as-of", "2026-08-22", "--format", "sarif"],
    ["party", "huawei", "--format", "json"],
    ["audit", "--no-such-option"],
    ["audit", "--as-of", "2026-08-22", "--policy", "gone"],
  ]) {
    it(`answers ${args.join(" ")} as the thread does`, () => {
      withWorkspace(files, (cwd) => {
        const options = { cwd, env: { SOURCE_DATE_EPOCH: "1800000000" } };
        const answer = runCliProcess(args, options);
        assert.deepEqual(runCli(args, options), answer);
        assert.notEqual(answer.stdout + answer.stderr, "");
      });
    });
  }
});
