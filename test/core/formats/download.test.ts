import assert from "node:assert/strict";
import { sourceComponent, urlIdentifier, urlParts } from "../../../src/core/formats/shared/download.js";

/** The host of a URL, the text its offsets cover, and the URL without credentials; undefined for what is no URL. */
function check(url: string, host: string | undefined, bare = url): void {
  const parts = urlParts(url);
  assert.equal(parts?.host, host, url);
  if (!parts) return;
  assert.equal(url.slice(parts.hostStart, parts.hostEnd), host);
  assert.equal(parts.bare, bare);
}

describe("urlParts", () => {
  it("finds the host", () => {
    check("https://repo.example/simple", "repo.example");
    check("//cdn.example", "cdn.example");
    check("sparse+https://index.example:8443/x", "index.example");
    check("https://[::1]:80/x", "[::1]");
    check("https://镜像.example/x", "镜像.example");
  });

  it("leaves credentials out", () => {
    check("https://user:secret@repo.example/x@y", "repo.example", "https://repo.example/x@y");
    check("ssh://git@git.example/a.git", "git.example", "ssh://git.example/a.git");
    check("https://a:b@c@d.example?x=@", "d.example", "https://d.example?x=@");
  });

  it("reads git remotes in scp form", () => {
    check("git@git.example:owner/name.git", "git.example");
    check("name-1.0@sha256:0123", undefined);
  });

  it("takes nothing else for a URL", () => {
    for (const text of ["", "./folder", "name", "C:\\folder", "https://", "https://${HOST}/x", "mailto:a@b.example"]) {
      check(text, undefined);
    }
  });
});

describe("identifiers of download places", () => {
  it("leave out what tools put before the URL", () => {
    const value = "git+https://token@git.example/a.git";
    assert.deepEqual(urlIdentifier({ value, start: 10, end: 10 + value.length }), {
      scheme: "url",
      value: "https://git.example/a.git",
      start: 14,
      end: 10 + value.length,
    });
  });

  it("name a source by its host, where the host is", () => {
    const value = "https://user:pass@repo.example/simple";
    const source = sourceComponent({ value, start: 5, end: 5 + value.length }, { start: 0, end: 50 }, "index-url");
    assert.equal(source?.name, "repo.example");
    assert.deepEqual(source?.nameSpan, { start: 23, end: 35 });
  });
});
