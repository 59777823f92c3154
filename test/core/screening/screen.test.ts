import assert from "node:assert/strict";
import type { Component } from "../../../src/core/model.js";
import { screenOf } from "../../../src/core/screening/screen.js";
import { componentOf, identifierOf, supplierOf } from "../../harness/component.js";
import { smallKnowledge } from "../../harness/smallKnowledge.js";

/** `party basis relationship`, with `?` where the match is not verified. */
function check(component: Component, expected: string | undefined, asOf = "2026-01-01"): void {
  // Indexes are built for each test.
  const found = screenOf(smallKnowledge())
    .screen(component, asOf)
    .map(({ party, basis, relationship, confidence }) =>
      [party.id, basis, relationship].join(" ").concat(confidence === "verified" ? "" : " ?"),
    );
  assert.deepEqual(found, expected === undefined ? [] : [expected]);
}

describe("screening packages", () => {
  const cases: readonly (readonly [ecosystem: string, name: string, expected: string | undefined])[] = [
    ["npm", "@huaweicloud/core", "huawei namespace publisher"],
    ["npm", "@HuaweiCloud/Core", "huawei namespace publisher"],
    ["npm", "@huaweicloudy/core", undefined],
    ["npm", "@huaweicloud", undefined],
    ["npm", "huaweicloudsdkcore", undefined],
    ["npm", "__proto__", undefined],
    ["__proto__", "constructor", undefined],
    ["pypi", "huaweicloudsdkcore", "huawei namespace publisher"],
    ["pypi", "esdk_obs.python", "huawei identifier publisher"],
    ["pypi", "Esdk--OBS-python", "huawei identifier publisher"],
    ["pypi", "esdk-obs-python3", undefined],
    ["maven", "com.huawei.hms:push", "huawei identifier publisher"],
    ["maven", "com.huawei.hms:location", "huawei namespace publisher"],
    ["maven", "com.huawei.hmsx:location", undefined],
    ["maven", "com.huawei.agconnect:com.huawei.agconnect.gradle.plugin", "huawei identifier publisher"],
    ["golang", "github.com/huaweicloud/golangsdk", "huawei namespace publisher"],
    ["golang", "github.com/huaweicloud/huaweicloud-sdk-go-obs/v3/obs", "huawei identifier publisher"],
    ["golang", "github.com/mailru/easyjson", "vk namespace owner"],
    ["golang", "github.com/mailru2/easyjson", undefined],
    ["golang", "volcano.sh/volcano/pkg", "huawei identifier origin"],
    ["golang", "volcano.sh/volcanoes", undefined],
    ["golang", "github.com/VKCOM/x", "vk namespace owner"],
    ["swift", "github.com/VKCOM/vkid-ios-sdk", "vk namespace owner"],
    ["githubactions", "VKCOM/action/sub@v1", "vk namespace owner"],
    ["githubactions", "huaweicloud/auth-action", "huawei namespace publisher"],
    ["nuget", "huaweicloud.sdk.obs", "huawei namespace publisher"],
    ["docker", "swr.cn-north-4.myhuaweicloud.com/ns/img", "huawei host mirror"],
    ["docker", "swr.cn-north-4.x.myhuaweicloud.com/ns/img", undefined],
    ["docker", "swr.myhuaweicloud.com/ns/img", undefined],
    ["docker", "xswr.cn-north-4.myhuaweicloud.com/ns/img", undefined],
    ["docker", "nginx", undefined],
  ];
  for (const [ecosystem, name, expected] of cases) {
    it(`${ecosystem} ${name}`, () => check(componentOf({ ecosystem, name }), expected));
  }
});

describe("screening other handles", () => {
  const cases: readonly (readonly [...Parameters<typeof identifierOf>, string | undefined])[] = [
    ["url", "https://mirrors.huaweicloud.com/repository/npm/", "huawei host mirror"],
    ["url", "http://user:secret@mirrors.huaweicloud.com:443/repository/npm", "huawei host mirror"],
    ["url", "https://mirrors.huaweicloud.com/repository/npmx/", undefined],
    ["url", "https://mirrors.huaweicloud.com.example/repository/npm/", undefined],
    ["url", "git@github.com:VKCOM/ui.git", "vk host owner"],
    ["url", "git+ssh://git@github.com:VKCOM/ui.git", "vk host owner"],
    ["url", "https://github.com/VKCOM/ui", "vk host owner"],
    ["url", "https://github.com/VKCOMX/ui", undefined],
    ["url", "https://github.com/huaweicloud/huaweicloud-sdk-go-obs.git", "huawei host publisher"],
    ["url", "https://example.com/?u=https://github.com/VKCOM/ui", undefined],
    ["host", "SWR.eu-west-1.MyHuaweiCloud.com.", "huawei host mirror"],
    ["host", "myhuaweicloud.com", undefined],
    ["devicetree", "hisilicon,hi3516cv300", "huawei namespace manufacturer"],
    ["devicetree", "fdhisi,fd650", undefined],
    ["usb", "0x12D1:0x1506", "huawei identifier manufacturer"],
    ["usb", "12d11", undefined],
    ["oui", "00:25:9E:11:22:33", "huawei identifier manufacturer"],
    ["oui", "02:25:9e:11:22:33", undefined],
    ["library", "lib/HCNetSDK.dll", "hikvision namespace publisher"],
    ["library", "libhcnetsdk.so.6", "hikvision namespace publisher"],
    ["automation", "homeassistant/hikvision", "hikvision identifier interop"],
  ];
  for (const [scheme, value, expected] of cases) {
    it(`${scheme} ${value}`, () =>
      check(componentOf({ name: "x", kind: "source", identifiers: [identifierOf(scheme, value)] }), expected));
  }
  it("keeps to the days on which a fact holds", () => {
    const polyfill = componentOf({ name: "x", identifiers: [identifierOf("url", "https://polyfill.io/v3/p.js")] });
    check(polyfill, undefined, "2024-02-23");
    check(polyfill, "funnull host owner", "2024-02-24");
  });
});

describe("screening parts", () => {
  const part = (mpn: string, ...suppliers: ReturnType<typeof supplierOf>[]): Component =>
    componentOf({ kind: "part", name: mpn, identifiers: [identifierOf("mpn", mpn)], suppliers });
  it("a family's number alone is a lead, not a fact", () => check(part("EC25-AF"), "quectel pattern manufacturer ?"));
  it("with its maker it is sure", () =>
    check(part("EC25-AF", supplierOf("manufacturer", "Quectel")), "quectel pattern manufacturer"));
  it("another maker's number is another maker's part", () =>
    check(part("EC25-AF", supplierOf("manufacturer", "Eaton")), undefined));
  it("a shop is no maker", () =>
    check(part("EC25-AF", supplierOf("distributor", "Mouser")), "quectel pattern manufacturer ?"));
  it("nor is a word for nobody", () =>
    check(part("EC25-AF", supplierOf("manufacturer", "unknown")), "quectel pattern manufacturer ?"));
  it("a weak number counts beside its maker only", () => {
    check(part("L80"), undefined);
    check(part("L80", supplierOf("manufacturer", "Quectel Wireless Solutions")), "quectel pattern manufacturer");
  });
  it("a maker is found whatever its number", () =>
    check(part("K-1", supplierOf("manufacturer", "HIKVISION")), "hikvision name manufacturer"));
  it("a brand of several makers is a weaker tie", () =>
    check(part("N46PCK", supplierOf("brand", "Annke")), "hikvision name brand"));
  it("a short name that is recorded as the party's is a fact", () =>
    check(part("Z1", supplierOf("manufacturer", "ZTE")), "zte name manufacturer"));
  it("the vendor in a CPE name of equipment is its maker", () => {
    const cpe = (value: string): Component =>
      componentOf({ kind: "device", name: "x", identifiers: [identifierOf("cpe", value)] });
    check(cpe("cpe:2.3:h:hikvision:ds-2cd2043:-:*:*:*:*:*:*:*"), "hikvision name manufacturer");
    check(cpe("cpe:/o:hikvision:ds-2cd2043_firmware"), "hikvision name manufacturer");
    check(cpe("cpe:2.3:h:*:hikvision:-:*:*:*:*:*:*:*"), undefined);
  });
  it("the vendor of software that has only a CPE name is a lead", () => {
    const cpe = (value: string, more: Partial<Component> = {}): Component =>
      componentOf({ kind: "application", name: "x", identifiers: [identifierOf("cpe", value)], ...more });
    const client = "cpe:2.3:a:hikvision:client:1:*:*:*:*:*:*:*";
    check(cpe(client), "hikvision name publisher ?");
    check(cpe("cpe:/a:HIKVISION:client:1"), "hikvision name publisher ?");
    check(cpe(client, { ecosystem: "generic" }), "hikvision name publisher ?");
    // A package URL says more than a CPE name, which tools guess.
    check(cpe(client, { ecosystem: "npm" }), undefined);
    check(cpe("cpe:2.3:a:hikvision_tools_fan:client:1:*:*:*:*:*:*:*"), undefined);
    check(cpe("cpe:2.3:a:hw:client:1:*:*:*:*:*:*:*"), undefined);
    check(cpe("cpe:2.3:a:*:hikvision:1:*:*:*:*:*:*:*"), undefined);
    check(cpe("cpe:2.3:a:-:hikvision:1:*:*:*:*:*:*:*"), undefined);
  });
  it("a weak alias alone is a hint on a part, and nothing on a package", () => {
    check(part("Z1", supplierOf("manufacturer", "HW")), "huawei short-name manufacturer ?");
    check(componentOf({ name: "x", suppliers: [supplierOf("publisher", "HW")] }), undefined);
  });
  it("authors and distributors are nobody's products", () =>
    check(
      componentOf({ name: "x", suppliers: [supplierOf("author", "Huawei"), supplierOf("distributor", "Huawei")] }),
      undefined,
    ));
});

describe("screening what nobody wrote on purpose", () => {
  const texts = [
    "",
    " ",
    "\0",
    "\uD800",
    "://",
    "@",
    ":@/",
    "*",
    ".".repeat(100_000),
    "a.".repeat(100_000),
    "a:".repeat(100_000),
    "@".repeat(100_000),
    "/".repeat(100_000),
    "(".repeat(100_000),
    "- ".repeat(100_000),
    "swr.".repeat(60) + "myhuaweicloud.com",
    "__proto__",
    "constructor",
  ];
  const schemes = [
    "url",
    "host",
    "image",
    "mpn",
    "model",
    "name",
    "devicetree",
    "usb",
    "pci",
    "oui",
    "automation",
    "library",
    "cpe",
    "lcsc",
  ] as const;
  it("never throws", () => {
    const screen = screenOf(smallKnowledge());
    for (const text of texts) {
      for (const ecosystem of ["npm", "pypi", "docker", "golang", "maven", text])
        screen.screen(componentOf({ ecosystem, name: text }), "2026-01-01");
      for (const scheme of schemes) {
        const part = {
          kind: "part",
          identifiers: [identifierOf(scheme, text)],
          suppliers: [supplierOf("manufacturer", text)],
        } as const;
        screen.screen(componentOf({ name: text, ...part }), "2026-01-01");
      }
    }
  });
});
