// Entry of the worker extension host: one bundle, mocha included.
import "mocha/mocha.js";

export async function run(): Promise<void> {
  const options = { ui: "bdd", reporter: undefined, timeout: 30_000 } as unknown as Mocha.MochaOptions & { ui: "bdd" };
  mocha.setup(options);
  await import("./unasked.test.js");
  await import("./suite.js");
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
