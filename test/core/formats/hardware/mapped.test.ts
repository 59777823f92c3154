import assert from "node:assert/strict";
import { formatFor, mayRead } from "../../../../src/core/formats/formatFor.js";
import { isSuperseded } from "../../../../src/core/formats/recognition/recognize.js";
import { kicadBoard } from "../../../../src/core/formats/hardware/kicadBoard.js";
import type { HardwareFiles } from "../../../../src/core/formats/hardware/mapped.js";

describe("what a policy says of hardware files", () => {
  /** Format and components that a text gives under a policy. */
  const check = (
    title: string,
    uri: string,
    text: string,
    hardware: HardwareFiles | undefined,
    expected: string[],
  ): void => {
    it(title, () => {
      const format = formatFor({ uri, text }, hardware);
      const read = format?.extract({ uri, text });
      const found = [
        ...(read?.components.map(
          ({ name, suppliers }) => `${name} by ${suppliers?.map((one) => one.name).join(", ") ?? "nobody"}`,
        ) ?? []),
        ...(read?.problems.map(({ message }) => message) ?? []),
      ];
      assert.deepEqual([format?.id ?? "none", ...found], expected);
    });
  };
  const table = "Baustein;Fa.;Stk\nEC25-E;Quectel;2\n";
  check("a file it does not name stays unread", "data/teile.dat", table, { files: ["specs/*.dat"] }, ["none"]);
  check(
    "a file and columns it names",
    "specs/a.dat",
    table,
    { files: ["specs/*.dat"], columns: { Baustein: "mpn", "Fa.": "manufacturer" } },
    ["hardware/team-spec", "EC25-E by Quectel"],
  );
  check("a file without any part is told of", "specs/a.dat", "x\n", { files: ["specs/*.dat"] }, [
    "hardware/team-spec",
    "the policy names this file as a hardware file, and no parts can be made out in it",
  ]);
  check("columns count in every parts list", "x.csv", table, { columns: { baustein: "mpn", "fa.": "manufacturer" } }, [
    "hardware/bom-csv",
    "EC25-E by Quectel",
  ]);
  check(
    "keys count in every spec",
    "hardware.yaml",
    "a: { firma: Hesai, typ_nr: XT32 }",
    { columns: { firma: "manufacturer", typ_nr: "mpn" } },
    ["hardware/spec", "XT32 by Hesai"],
  );
  check(
    "a YAML file it names",
    "specs/x.yaml",
    "modem: { vendor: Quectel, part: BG96 }",
    { files: ["specs/**/*.yaml"] },
    ["hardware/team-spec", "BG96 by Quectel"],
  );
  check("a role that is none is passed over", "x.csv", table, { columns: { baustein: "__proto__" } }, ["none"]);
  const frigate = "cameras:\n  a:\n    path: rtsp://u:secret@h/cam/realmonitor?channel=1\n";
  check("camera addresses are off", "frigate.yml", frigate, undefined, ["none"]);
  check("until it asks for them", "frigate.yml", frigate, { also: ["frigate"] }, [
    "hardware/frigate",
    "/cam/realmonitor by nobody",
  ]);

  it("says which paths are worth opening", () => {
    const hardware = { files: ["specs/*.dat"], also: ["mac-addresses"] };
    const paths = ["specs/a.dat", "a.dat", "ethers", "bom.csv"];
    assert.deepEqual(
      paths.map((path) => mayRead(path, hardware)),
      [true, false, true, true],
    );
    assert.deepEqual(
      paths.map((path) => mayRead(path, undefined)),
      [false, false, false, true],
    );
  });

  it("leaves a board to the schematic beside it", () => {
    assert.equal(isSuperseded(kicadBoard, "hw/a.kicad_pcb", ["hw/a.kicad_pcb", "hw/a.kicad_sch"]), true);
    assert.equal(isSuperseded(kicadBoard, "hw/a.kicad_pcb", ["hw/a.kicad_pcb", "hw/a.kicad_pro"]), false);
  });
});
