import assert from "node:assert/strict";
import { readImage } from "../../../src/core/formats/shared/images/image.js";
import { isMirrorVariable, mirrorSources } from "../../../src/core/formats/shared/shell/mirrorVariables.js";
import { expandVariables } from "../../../src/core/formats/shared/images/variables.js";
import { readGitRepository } from "../../../src/core/formats/shared/gitRepository.js";
import { written, type Written } from "../../../src/core/formats/shared/declared.js";

const whole = (text: string): Written => written(text, 0, text.length);

describe("image references", () => {
  const check = (reference: string, expected: string | undefined): void => {
    it(reference === "" ? "nothing" : reference, () => {
      const image = readImage(whole(reference));
      const parts = image && [image.name, image.version, image.host];
      for (const part of parts ?? []) if (part) assert.equal(reference.slice(part.start, part.end), part.value);
      assert.equal(parts?.map((part) => part?.value ?? "-").join(" "), expected);
    });
  };
  check("nginx", "nginx - -");
  check("nginx:1.27", "nginx 1.27 -");
  check("acme/app:1", "acme/app 1 -");
  check("quay.io/ascend/cann:8.0", "quay.io/ascend/cann 8.0 quay.io");
  check("localhost/app", "localhost/app - localhost");
  check("registry.example:5000/app", "registry.example:5000/app - registry.example");
  check("registry.example:5000/app:2", "registry.example:5000/app 2 registry.example");
  check("nginx@sha256:abc", "nginx sha256:abc -");
  check("nginx:1.27@sha256:abc", "nginx 1.27 -");
  check("nginx:${TAG:-a/b}", "nginx ${TAG:-a/b} -");
  check("nginx:{{ .Values.tag }}", "nginx {{ .Values.tag }} -");
  check("nginx:", "nginx - -");
  check("$IMAGE", undefined);
  check("${REGISTRY}/app:1", undefined);
  check("{{ .Values.image }}", undefined);
  check("./Dockerfile", undefined);
  check("a//b", undefined);
  check("a b", undefined);
  check("", undefined);
});

describe("git repositories", () => {
  const check = (url: string, expected: string | undefined): void => {
    it(url, () => {
      const git = readGitRepository(whole(url));
      assert.equal(git && [git.ecosystem, git.name.value, git.ref?.value ?? "-"].join(" "), expected);
      if (git?.ref) assert.equal(url.slice(git.ref.start, git.ref.end), git.ref.value);
    });
  };
  check("https://github.com/a/b", "github a/b -");
  check("https://github.com/a/b.git", "github a/b -");
  check("https://user:secret@github.com/a/b.git?ref=v1", "github a/b v1");
  check("git@github.com:a/b.git", "github a/b -");
  check("ssh://git@git.example:22/a/b/c.git//d?depth=1&ref=v2", "generic git.example/a/b/c v2");
  check("git::https://git.example/a/b?ref=main", "generic git.example/a/b main");
  check("github.com/a/b//c?ref=v1", "github a/b v1");
  check("https://github.com/a/b/tree/main/c", "github a/b -");
  check("https://github.com/a/b/releases/download/v1/x.yaml", "github a/b -");
  check("git@git.example:a/b.git/sub?ref=v1", "generic git.example/a/b v1");
  check("git.example:a/b.git", "generic git.example/a/b -");
  check("bitbucket.org/a/b.git/c?ref=v1", "bitbucket a/b v1");
  check("../local", undefined);
  check("a/b", undefined);
  check("https://github.com/", undefined);
});

describe("mirror variables", () => {
  for (const name of [
    "GOPROXY",
    "PIP_INDEX_URL",
    "npm_config_registry",
    "NPM_CONFIG_ELECTRON_MIRROR",
    "ALPINE_MIRROR",
    "HF_ENDPOINT",
    "MIRROR",
    "NPM_REGISTRY",
    "CARGO_REGISTRIES_X_INDEX",
  ]) {
    it(`${name} is one`, () => assert.ok(isMirrorVariable(name)));
  }
  for (const name of ["PATH", "HTTP_PROXY", "NO_PROXY", "MIRRORED", "API_URL", "npm_config_loglevel", "DOCKER_HOST"]) {
    it(`${name} is none`, () => assert.ok(!isMirrorVariable(name)));
  }
  it("may name several places", () => {
    const text = "https://a.example,https://b.example|direct c.example off";
    const names = mirrorSources("GOPROXY", whole(text), whole(text)).map(({ name, nameSpan }) => {
      assert.equal(text.slice(nameSpan.start, nameSpan.end), name);
      return name;
    });
    assert.deepEqual(names, ["a.example", "b.example", "c.example"]);
  });
});

describe("variables in a declaration", () => {
  const definitions = "NAME=acme/app TAG=1.0 EMPTY=";
  const known = new Map([
    ["NAME", written(definitions, 5, 13)],
    ["TAG", written(definitions, 18, 21)],
    ["EMPTY", written(definitions, 28, 28)],
  ]);
  const check = (declaration: string, value: string): void => {
    it(declaration, () => {
      const text = `${definitions}\n${declaration}`;
      const start = definitions.length + 1;
      const expanded = expandVariables(text, start, text.length, (name) => known.get(name));
      assert.equal(expanded.value, value);
      const { start: from, end: to } = expanded.place(0, value.length);
      assert.ok(0 <= from && from <= to && to <= text.length);
    });
  };
  check("$NAME:${TAG}", "acme/app:1.0");
  check("${NAME}", "acme/app");
  check("x${EMPTY}:${OTHER:-2}-y", "x:2-y");
  check("${OTHER-'q'}", "q");
  check("${OTHER}", "${OTHER}");
  check("$", "$");
  check("${", "${");
  check("${TAG:+x}", "${TAG:+x}");

  it("are placed where their characters are", () => {
    const text = `${definitions}\nx/$NAME:$TAG`;
    const expanded = expandVariables(text, definitions.length + 1, text.length, (name) => known.get(name));
    assert.equal(expanded.value, "x/acme/app:1.0");
    assert.deepEqual(expanded.place(2, 10), { start: 5, end: 13 });
    assert.deepEqual(expanded.declaration(11, 14), { start: text.length - 4, end: text.length });
    assert.deepEqual(expanded.place(0, 10), { start: definitions.length + 1, end: text.length - 5 });
  });
});
