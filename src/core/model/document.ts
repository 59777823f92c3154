/** One version of one document. `uri` ends in the file's path with forward slashes; formats are recognised by it. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
  /** A longer path of the same file, where `uri` may lack folders that formats look for (`.github/workflows/`). */
  readonly path?: string;
}

/** Half-open range `[start, end)` of UTF-16 code units in `SourceText.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A sentence about a place of a document. */
export interface Remark extends Span {
  readonly message: string;
}

/** What the format's own consumer would refuse, with its place. It makes an audit incomplete. */
export type Problem = Remark;

/** What we refuse to read although it may be sound: too large, encrypted, binary. It makes an audit incomplete. */
export type Limit = Remark;

/** A value that cannot be known from the file alone: a variable from outside, a call. It is counted and makes nothing incomplete. */
export type Unresolved = Remark;

export type ComponentKind =
  | "library"
  | "application"
  | "container"
  | "service"
  | "model"
  | "device"
  | "part"
  | "firmware"
  /** A place things are downloaded from: a registry, a repository, a mirror, a CDN. */
  | "source";

/**
 * Schemes of the identifiers that screening can look up besides the package coordinate:
 * `url` a download location as written; `host` a bare host or image registry; `image` an image repository without tag;
 * `mpn` a manufacturer's part number; `model` a device model; `name` a product name;
 * `devicetree` a compatible string; `usb` and `pci` `vendor[:device]` in hex; `oui` a MAC address or prefix;
 * `automation` an integration or driver id (`homeassistant/hikvision`, `netmiko/huawei`); `library` a native library's file name;
 * `cpe` a CPE name; `lcsc` a distributor's number; `group` a Maven group whose artifact is not given.
 */
export type IdentifierScheme =
  | "url"
  | "host"
  | "image"
  | "mpn"
  | "model"
  | "name"
  | "devicetree"
  | "usb"
  | "pci"
  | "oui"
  | "automation"
  | "library"
  | "cpe"
  | "lcsc"
  | "group";

/** One identifier of a component: its scheme, its value as written, and the characters that say it. */
export interface Identifier extends Span {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/**
 * What an organisation is to a component. `author` may be a person, or where one works; `owner` is who has the repository that an address
 * names, as the address writes it.
 */
export type SupplierRole = "manufacturer" | "publisher" | "supplier" | "distributor" | "author" | "brand" | "owner";

/** An organisation the document names beside a component. */
export interface Supplier extends Span {
  readonly role: SupplierRole;
  readonly name: string;
}

/** How a component got into the file: declared here, pulled in by another, or offered as an alternate to another. */
export type Relation = "direct" | "transitive" | "alternate";

/** Facts only hardware files carry. */
export interface Placement {
  readonly quantity?: string;
  readonly designators?: string;
  /** "Do not place": the part is in the file and not in the product. */
  readonly notPlaced?: boolean;
  /** Components of one row or approved-vendor entry share a group: they are alternates of each other. */
  readonly group?: number;
}

/**
 * One declared thing. The package coordinate is `ecosystem` + `name` + `version`; its purl is derived (`purlOf`),
 * not stored, because a lockfile of 80,000 lines holds 20,000 of them.
 */
export interface Component {
  readonly kind: ComponentKind;
  /** Package URL type (`npm`, `pypi`, `maven`, `golang`, …); absent for what has no package coordinate (a part, a host). */
  readonly ecosystem?: string | undefined;
  /** As the ecosystem's users write it: `@scope/name`, `group:artifact`, `vendor/package`, module path, image without tag. */
  readonly name: string;
  /** Exactly as written; for an exact pin without its operator (`==1.0` says `1.0`). Absent when the document does not say. */
  readonly version?: string | undefined;
  /** What a diagnostic underlines: the name, without quotes. */
  readonly nameSpan: Span;
  readonly versionSpan?: Span | undefined;
  /** The whole declaration: the property, the line, the row, the element. */
  readonly entry: Span;
  /** The section it is in, in the file's own word: `devDependencies`, `require`, `BOM row`. */
  readonly scope: string;
  readonly relation: Relation;
  readonly identifiers?: readonly Identifier[] | undefined;
  readonly suppliers?: readonly Supplier[] | undefined;
  /** Names of the components that brought this one in, as far as the file says. */
  readonly via?: readonly string[] | undefined;
  readonly placement?: Placement | undefined;
  /** Path below the root of the file that the component is, where it lies in the tree itself: a library, a header, an archive. */
  readonly file?: string;
  /** Set when the file describes components without choosing them (a driver table, documentation): findings are information at most. */
  readonly mention?: boolean;
}

/** What a format read. Nothing, no problem and no limit means: read it all, nothing there. */
export interface Extraction {
  readonly components: readonly Component[];
  readonly problems: readonly Problem[];
  readonly limits?: readonly Limit[];
  readonly unresolved?: readonly Unresolved[];
}
