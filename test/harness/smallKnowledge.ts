import type { Alternative, Attribution, Listing, Party, RestrictedList } from "../../src/core/model.js";
import type { Knowledge } from "../../src/core/blacklist/knowledge.js";
import { alternative, fact } from "./recorded.js";

/** A body of knowledge small enough to be seen at once, for tests of what is done with knowledge rather than of what is known. */
export function smallKnowledge(more: { attributions?: readonly Attribution[] } = {}): Knowledge {
  return {
    version: "2026-08-22.00000000",
    hash: "0".repeat(64),
    checkedUntil: "2026-08-22",
    lists: new Map(lists.map((list) => [list.id, list])),
    parties: new Map(parties.map((party) => [party.id, party])),
    attributions: [...attributions, ...(more.attributions ?? [])],
    alternativesFor: ({ pattern }) => alternatives[pattern] ?? [],
    withoutAlternative: () => undefined,
    familiesOf: () => [],
  };
}

const lists: readonly RestrictedList[] = [
  list("us-bis-el", "BIS Entity List", "export", "US"),
  { ...list("us-fcc-covered", "FCC Covered List", "market", "US"), reaches: "hardware" },
  list("us-ofac-sdn", "OFAC SDN List", "blocking", "US"),
  list("us-ndaa-889", "NDAA section 889", "procurement", "US"),
  list("us-ofac-ns-cmic", "NS-CMIC List", "securities", "US"),
  list("us-uflpa", "UFLPA Entity List", "import", "US"),
  list("ua-nsdc", "Ukraine NSDC", "blocking", "UA"),
];

function list(id: string, short: string, direction: RestrictedList["direction"], jurisdiction: string): RestrictedList {
  return {
    id,
    title: short,
    short,
    authority: "an authority",
    jurisdiction,
    direction,
    forbids: "What it forbids.",
    affiliates: "named",
    page: `https://lists.example/${id}`,
  };
}

function listing(listId: string, effective: string, more: Partial<Listing> = {}): Listing {
  return { list: listId, published: effective, effective, confidence: "verified", source: "a source", ...more };
}

const parties: readonly Party[] = [
  {
    id: "huawei",
    name: "Huawei Technologies Co., Ltd.",
    country: "CN",
    aliases: ["Huawei", "Huawei Technologies"],
    originalNames: ["华为技术有限公司"],
    weakAliases: ["HW"],
    brands: [{ name: "FusionSolar", confidence: "verified", source: "a source" }],
    listings: [
      listing("us-bis-el", "2019-05-16", {
        published: "2019-05-21",
        citation: "84 FR 22961",
        licences: [
          { name: "Temporary General License", from: "2019-05-20", to: "2019-08-19", citation: "84 FR 23468" },
          { name: "Temporary General License", from: "2019-08-19", to: "2020-08-13", citation: "84 FR 43487" },
        ],
      }),
      listing("us-fcc-covered", "2021-03-12"),
    ],
  },
  {
    id: "hikvision",
    name: "Hangzhou Hikvision Digital Technology Co., Ltd.",
    country: "CN",
    aliases: ["Hikvision", "HIK VISION"],
    originalNames: ["海康威视"],
    brands: [
      { name: "EZVIZ", confidence: "verified", source: "a source" },
      { name: "Annke", rebadged: true, confidence: "verified", source: "a source" },
    ],
    listings: [
      listing("us-bis-el", "2019-10-09", { reported: "2019-05-21", citation: "84 FR 54002" }),
      listing("us-fcc-covered", "2021-03-12"),
    ],
  },
  {
    id: "quectel",
    name: "Quectel Wireless Solutions Co., Ltd.",
    country: "CN",
    aliases: ["Quectel"],
    listings: [listing("us-uflpa", "2025-01-07")],
  },
  {
    id: "zte",
    name: "ZTE Corporation",
    country: "CN",
    aliases: ["ZTE"],
    listings: [listing("us-fcc-covered", "2021-03-12")],
  },
  {
    id: "vk",
    name: "VK Company",
    country: "RU",
    aliases: ["VKontakte", "Mail.ru Group"],
    weakAliases: ["VK"],
    listings: [listing("ua-nsdc", "2017-05-16", { confidence: "unverified" })],
  },
  {
    id: "funnull",
    name: "Funnull Technology Inc.",
    country: "PH",
    aliases: ["Funnull"],
    listings: [listing("us-ofac-sdn", "2025-05-29")],
  },
  {
    id: "bytedance",
    name: "ByteDance Ltd.",
    country: "CN",
    aliases: ["ByteDance"],
    listings: [listing("us-bis-el", "2020-01-01", { until: "2021-01-01" })],
  },
  {
    id: "megvii",
    name: "Megvii Technology Limited",
    country: "CN",
    aliases: ["Megvii"],
    listings: [{ list: "us-ofac-sdn", confidence: "verified", source: "a source" }],
  },
];

const attributions: readonly Attribution[] = [
  fact("huawei", "package", "npm/@huaweicloud/*"),
  fact("huawei", "package", "npm/@hmscore/react-native-hms-push"),
  fact("huawei", "package", "pypi/huaweicloudsdk*"),
  fact("huawei", "package", "pypi/esdk-obs-python"),
  fact("huawei", "package", "maven/com.huawei.hms/*"),
  fact("huawei", "package", "maven/com.huawei.hms/push"),
  fact("huawei", "package", "gradle/com.huawei.agconnect"),
  fact("huawei", "package", "golang/github.com/huaweicloud/*"),
  fact("huawei", "package", "golang/github.com/huaweicloud/huaweicloud-sdk-go-obs"),
  fact("huawei", "package", "nuget/HuaweiCloud.SDK.*"),
  fact("huawei", "package", "githubactions/huaweicloud/*"),
  fact("huawei", "package", "golang/volcano.sh/volcano", { relationship: "origin" }),
  fact("huawei", "host", "swr.*.myhuaweicloud.com", { relationship: "mirror" }),
  fact("huawei", "url", "https://mirrors.huaweicloud.com/repository/npm/*", { relationship: "mirror" }),
  fact("huawei", "devicetree", "hisilicon,*", { relationship: "manufacturer" }),
  fact("huawei", "usb", "12d1", { relationship: "manufacturer" }),
  fact("huawei", "oui", "00259e", { relationship: "manufacturer" }),
  fact("hikvision", "library", "libhcnetsdk*"),
  fact("hikvision", "automation", "homeassistant/hikvision", { relationship: "interop" }),
  fact("hikvision", "package", "pypi/hikvisionapi", { relationship: "interop" }),
  fact("hikvision", "mpn", "^(?:i?DS)-2(?:CD|DE)[0-9A-Z]", { relationship: "manufacturer" }),
  fact("quectel", "mpn", "^EC2[015](?:-(?:A|AF|E|EU)(?:[- ].*)?|[A-Z]{2,6}-[A-Z0-9-]+)$", {
    relationship: "manufacturer",
  }),
  fact("quectel", "mpn", "^L(?:70|80)(?:-R)?$", { relationship: "manufacturer", weak: true }),
  fact("vk", "package", "golang/github.com/mailru/*", { relationship: "owner" }),
  fact("vk", "url", "https://github.com/VKCOM/*", { relationship: "owner" }),
  fact("funnull", "url", "https://polyfill.io/*", { relationship: "owner", from: "2024-02-24" }),
  fact("vk", "package", "npm/@vkontakte/old", { versions: "<2.0.0" }),
  fact("zte", "package", "npm/zte-guess", { confidence: "unverified" }),
  fact("megvii", "package", "pypi/megengine"),
  fact("bytedance", "package", "npm/@bytedance/*"),
];

const alternatives: Readonly<Record<string, readonly Alternative[]>> = {
  "npm/@huaweicloud/*": [alternative("pkg:npm/@aws-sdk/client-s3", "redesign")],
  "npm/@hmscore/react-native-hms-push": [
    alternative("pkg:npm/@huaweicloud/push", "drop-in"),
    alternative("pkg:npm/@react-native-firebase/messaging", "near"),
  ],
  "pypi/esdk-obs-python": [alternative("pkg:pypi/boto3", "near")],
  "golang/github.com/huaweicloud/huaweicloud-sdk-go-obs": [
    alternative("pkg:golang/github.com/minio/minio-go/v7", "near"),
  ],
  "https://polyfill.io/*": [alternative("https://cdnjs.example/polyfill/", "drop-in")],
  "https://mirrors.huaweicloud.com/repository/npm/*": [alternative("default", "drop-in")],
};
