// A test runner for Stryker: its mocha runner, with the project's modules loaded anew for each mutant, in one process.
// Indexes and memos live as long as their modules: kept from mutant to mutant, they would hide one mutant's work, or
// pass it on to the next. Only the test files with a test to run are loaded.
import { readFileSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { runInThisContext } from "node:vm";
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import { createMochaTestRunnerFactory, strykerValidationSchema } from "@stryker-mutator/mocha-runner";

const { cache, extensions } = createRequire(import.meta.url);
const rooms = /[/\\]src[/\\]core[/\\](?:policy|blacklist|screening|audit)[/\\]/;
const places = "places-of-tests.json";
/** Gives the matcher its tables of words. */
const tables = "test/harness/wordTables.js";

function freshMocha(injector) {
  const runner = createMochaTestRunnerFactory()(injector);
  const { dryRun, mutantRun } = runner;
  runner.capabilities = () => Promise.resolve({ reloadEnvironment: true });
  runner.dryRun = async (options) => {
    const result = await dryRun.call(runner, options);
    if (!result.tests) return result;
    writeFileSync(places, JSON.stringify(result.tests.map(({ id, fileName }) => [id, fileName])));
    // Of a test file that has not changed, a later run takes over what it told.
    const tests = result.tests.map((test) => ({ ...test, fileName: test.fileName?.replace(/\.js$/, ".ts") }));
    return { ...result, tests };
  };
  runner.mutantRun = async (options) => {
    await runner.dispose();
    forget();
    // Mocha imports what it is to load first, and an import is made once.
    createRequire(path.resolve(tables))(path.resolve(tables));
    runner.loadedEnv = false;
    await runner.init();
    if (options.testFilter) runner.mocha.files = filesOf(options.testFilter, runner.mocha.files);
    return mutantRun.call(runner, options);
  };
  return runner;
}
freshMocha.inject = tokens(commonTokens.injector);

/** The files that have these tests. */
function filesOf(tests, all) {
  const wanted = new Set(tests);
  const files = new Set();
  for (const [id, file] of JSON.parse(readFileSync(places, "utf8"))) if (wanted.has(id)) files.add(file);
  return all.filter((file) => files.has(file));
}

/** Unloads what can be changed by a mutant: the rooms, and whatever has loaded one of them. */
function forget() {
  const users = new Map();
  for (const module of Object.values(cache)) {
    for (const child of module.children) users.set(child, [...(users.get(child) ?? []), module]);
  }
  const stale = new Set();
  const reach = (module) => {
    if (stale.has(module) || module.filename.includes(`${path.sep}node_modules${path.sep}`)) return;
    stale.add(module);
    users.get(module)?.forEach(reach);
  };
  for (const module of Object.values(cache)) {
    if (rooms.test(module.filename) || module.filename.endsWith(".test.js")) reach(module);
  }
  for (const module of stale) delete cache[module.filename];
  for (const module of Object.values(cache)) module.children = module.children.filter((child) => !stale.has(child));
}

/** Compiled text by file: what is loaded anew is not compiled anew. */
const compiled = new Map();
const loadOnce = extensions[".js"];

extensions[".js"] = (module, filename) => {
  if (filename.includes(`${path.sep}node_modules${path.sep}`)) return loadOnce(module, filename);
  let run = compiled.get(filename);
  if (!run) {
    run = runInThisContext(Module.wrap(readFileSync(filename, "utf8")), { filename });
    compiled.set(filename, run);
  }
  const require = Object.assign((id) => module.require(id), { main: process.mainModule, cache });
  run.call(module.exports, module.exports, require, module, filename, path.dirname(filename));
};

export { strykerValidationSchema };
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "freshMocha", freshMocha)];
