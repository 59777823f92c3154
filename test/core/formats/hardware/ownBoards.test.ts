import assert from "node:assert/strict";
import { formatFor } from "../../../../src/core/formats/formatFor.js";
import type { HardwareFiles } from "../../../../src/core/formats/hardware/mapped.js";

const board = `/dts-v1/;\n/ { model = "Acme One"; compatible = "hisilicon,hi6220-hikey"; };\n`;

/** Whether what a board file holds is read as what the file only describes. */
function isMentioned(uri: string, text: string, hardware?: HardwareFiles): boolean[] {
  const source = { uri, text };
  const read = formatFor(source, hardware)?.extract(source).components ?? [];
  assert.ok(read.length > 0, `${uri}: nothing is read`);
  return read.map(({ mention }) => mention === true);
}

describe("boards of a distribution's catalogue", () => {
  for (const uri of [
    "arch/arm64/boot/dts/acme/one.dts",
    "target/linux/acme/dts/one.dts",
    "dts/upstream/acme/one.dts",
  ]) {
    it(`${uri} is what the distribution supports, unless the team calls it its own`, () => {
      assert.deepEqual(isMentioned(uri, board), [true]);
      assert.deepEqual(isMentioned(uri, board, { boards: ["**/one.dts"] }), [false]);
      assert.deepEqual(isMentioned(uri, board, { boards: [uri.slice(0, uri.lastIndexOf("/"))] }), [false]);
      assert.deepEqual(isMentioned(uri, board, { boards: ["other/**"] }), [true]);
    });
  }

  it("so is its configuration", () => {
    const uri = "arch/arm64/configs/acme_defconfig";
    const text = 'CONFIG_DEFAULT_DEVICE_TREE="hisilicon/hi6220-hikey"\n';
    assert.deepEqual(isMentioned(uri, text), [true]);
    assert.deepEqual(isMentioned(uri, text, { boards: ["arch/arm64/configs/acme_*"] }), [false]);
  });
});
