import * as assert from "assert";
import { reported, file, settled, shown } from "./editor.js";

/** Runs first, and only where the workspace is no virtual one. */
describe("a folder that is opened", () => {
  it("is audited without being asked: badge, status bar, Problems panel", async () => {
    const now = await settled("the audit on opening", ({ badge }) => badge > 0, 60_000);
    assert.ok(!now.partial);
    assert.match(now.status ?? "", /^\$\(error\) \d+ · default policy · lists \d{4}-\d{2}-\d{2}$/);
    assert.match(now.message, /^\d+ findings, 0 waived, 4 files read; verdict [0-9a-f]{12}$/);
    assert.ok(now.rows.some((row) => /^ {2}esdk-obs-python requirements\.txt:\d+$/.test(row)));
    assert.equal(reported(file("tools", "requirements.txt")).length, 1);
    assert.equal(shown()?.badge, now.badge);
  });
});
