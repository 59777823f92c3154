import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { formats } from "../../src/core/formats/index.js";

const [header, ...lines] = readFileSync(path.join(__dirname, "counted.tsv"), "utf8").split("\n");
const rows = lines
  .filter((line) => line !== "")
  .map((line) => {
    const [format = "", repository = "", commit = "", file = "", components = "", found = "", ...rest] =
      line.split("\t");
    return { line, format, repository, commit, file, components: Number(components), found: Number(found), rest };
  });

describe("public files whose components were counted by hand", () => {
  it("are rows of seven columns, sorted by format, repository and path", () => {
    assert.equal(header, "format\trepository\tcommit\tpath\tcomponents\tfound\tremark");
    const wrong = rows.filter(
      ({ repository, commit, file, rest }) =>
        rest.length !== 1 || !/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{7,40}$/.test(commit) || file === "",
    );
    assert.deepEqual(wrong, []);
    const keys = rows.map(({ format, repository, file }) => [format, repository, file].join("\t"));
    assert.deepEqual(keys, [...new Set(keys)].sort());
  });

  it("are of formats that the registry has, and no more was found than counted", () => {
    const ids = new Set(formats.formats.map(({ id }) => id));
    assert.deepEqual(
      rows.filter(({ format, components, found }) => !ids.has(format) || !(found >= 0 && found <= components)),
      [],
    );
  });

  it("are by three owners at least for each format", () => {
    const owners = new Map<string, Set<string>>();
    for (const { format, repository } of rows)
      owners.set(format, (owners.get(format) ?? new Set()).add(repository.split("/")[0] ?? ""));
    assert.deepEqual(
      [...owners].filter(([, each]) => each.size < 3).map(([format]) => format),
      [],
    );
  });
});
