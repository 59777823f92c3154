import assert from "node:assert/strict";
import { proxyFor } from "../../src/cli/officialLists/proxy.js";

const list = new URL("https://lists.example.org/eu.xml");

describe("the proxy of an address", () => {
  for (const [what, environment, expected] of [
    ["none is named", {}, undefined],
    ["HTTPS_PROXY", { HTTPS_PROXY: "http://proxy.example:3128" }, "http://proxy.example:3128/"],
    ["small letters first", { HTTPS_PROXY: "http://a.example", https_proxy: "http://b.example" }, "http://b.example/"],
    ["without a scheme", { HTTPS_PROXY: "proxy.example:3128" }, "http://proxy.example:3128/"],
    ["ALL_PROXY", { ALL_PROXY: "https://proxy.example" }, "https://proxy.example/"],
    ["NO_PROXY with the host", { HTTPS_PROXY: "http://p", NO_PROXY: "a.example, lists.example.org" }, undefined],
    ["NO_PROXY with the domain", { HTTPS_PROXY: "http://p", NO_PROXY: "example.org" }, undefined],
    ["NO_PROXY with a dot", { HTTPS_PROXY: "http://p", no_proxy: ".example.org" }, undefined],
    ["NO_PROXY with the port", { HTTPS_PROXY: "http://p", NO_PROXY: "example.org:443" }, undefined],
    ["NO_PROXY with another port", { HTTPS_PROXY: "http://p", NO_PROXY: "example.org:8443" }, "http://p/"],
    ["NO_PROXY with another host", { HTTPS_PROXY: "http://p", NO_PROXY: "ists.example.org" }, "http://p/"],
    ["NO_PROXY for all", { HTTPS_PROXY: "http://p", NO_PROXY: "*" }, undefined],
  ] as const)
    it(what, () => assert.equal(proxyFor(list, environment)?.href, expected));
  it("this machine is asked without one", () =>
    assert.equal(proxyFor(new URL("http://127.0.0.1:1/"), { HTTPS_PROXY: "http://p" }), undefined));
  it("one of another kind is reported without its password", () =>
    assert.throws(
      () => proxyFor(list, { HTTPS_PROXY: "socks5://u:secret@p:1" }),
      /names no proxy for http or https: socks5:\/\/p:1$/,
    ));
});
