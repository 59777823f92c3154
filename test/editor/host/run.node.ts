// Entry of the Node extension host: VS Code calls `run`, and ends with exit code 0 or 1.
import Mocha from "mocha";
import * as path from "node:path";

export function run(): Promise<void> {
  const grep = process.env.SANCTIONLINT_GREP;
  const mocha = new Mocha({ color: false, timeout: 30_000, reporter: "spec", ...(grep !== undefined && { grep }) });
  mocha.addFile(path.join(__dirname, `${process.env.SANCTIONLINT_SUITE ?? "nodeSuite"}.js`));
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
