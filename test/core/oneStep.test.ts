import assert from "node:assert/strict";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { realKnowledge } from "../harness/knowledge.js";

const listed = "registry.cn-hangzhou.aliyuncs.com";

/** Documents that name a registry one step away; `HOST` stands for it. */
const documents: readonly (readonly [string, string])[] = [
  [
    "main.bicep",
    "param registry string = 'HOST'\nvar full = '${registry}/acme/web:1'\nresource a 'x' = {\n  image: full\n}\n",
  ],
  [
    "main.tf",
    'locals {\n  host = "HOST"\n}\nresource "docker_image" "web" {\n  name = format("%s/acme/web:%s", local.host, "1")\n}\n',
  ],
  [
    ".gitlab-ci.yml",
    '.base:\n  variables:\n    REGISTRY_USED: HOST\nbuild:\n  extends: .base\n  image: "$REGISTRY_USED/acme/web:1"\n  script: [make]\n',
  ],
  ["compose.yaml", 'services:\n  web:\n    image: "${REGISTRY:-HOST}/acme/web:1"\n'],
  ["Dockerfile", "ARG REGISTRY=HOST\nARG BASE=${REGISTRY}/acme/web\nFROM ${BASE}:1\n"],
  ["install.sh", 'registry="HOST"\nimage="${registry}/acme/web:1"\ndocker pull "$image"\n'],
  ["Makefile", "REGISTRY ?= HOST\nIMAGE := $(REGISTRY)/acme/web\nall:\n\tdocker pull $(IMAGE):1\n"],
  ["deploy.sh", 'sh -c "$(curl -fsSL https://HOST/install.sh)"\n'],
];

describe("a place that a document names one step away", () => {
  const found = (uri: string, text: string): string[] =>
    analyze({ uri, text }, realKnowledge(), emptyPolicy, "2026-12-01").findings.map(({ match }) => match.party.id);
  for (const [uri, text] of documents) {
    it(`is found in ${uri}`, () =>
      assert.deepEqual([...new Set(found(uri, text.replace("HOST", listed)))], ["alibaba"]));
    it(`accuses nobody in ${uri} where it is another's`, () =>
      assert.deepEqual(found(uri, text.replace("HOST", "registry.example")), []));
  }
});
