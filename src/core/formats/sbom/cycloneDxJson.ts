import type { Component, SourceText, SupplierRole } from "../../model.js";
import { JsonScan } from "../../syntax/jsonScan.js";
import type { Written } from "../declared.js";
import type { Format } from "../format.js";
import { addProperty, addSupplier, isDownload, isHardwareType, isNoComponent, kindOf } from "./cycloneDxFacts.js";
import { sbomComponent, SbomFacts } from "./sbomComponent.js";

/** CycloneDX in JSON, versions 1.2 to 1.7, HBOM included. https://cyclonedx.org/docs/latest/json/ */
export const sbomCycloneDxJson: Format = {
  id: "sbom/cyclonedx-json",
  title: "CycloneDX (JSON)",
  files: ["*.json", "*.cdx"],
  ecosystems: ["all"],
  generated: true,
  recognizes: ({ text }) =>
    text.slice(0, 2000).includes('"bomFormat"') || /"\$schema"[^\n]{0,80}cyclonedx\.org/.test(text.slice(0, 2000)),
  extract: ({ text }: SourceText) => new CycloneDxJson(text).read(),
};

/** What an open container means. */
type Role =
  | "root"
  | "metadata"
  | "components"
  | "component"
  | "service"
  | "services"
  | "endpoints"
  | "organization"
  | "authors"
  | "properties"
  | "property"
  | "references"
  | "reference"
  | "dependencies"
  | "dependency"
  | "dependsOn";

/** A component or service while it is open. */
interface Open {
  readonly facts: SbomFacts;
  readonly slot: number;
  readonly isRoot: boolean;
  type: string;
  refStart: number;
  refEnd: number;
}

class CycloneDxJson {
  private readonly scan: JsonScan;
  /** One role for each open container: input may nest without end, so there is no recursion. */
  private readonly roles: Role[] = [];
  private readonly open: Open[] = [];
  private readonly found: (Component | undefined)[] = [];
  /** Places of the components' `bom-ref`s, two numbers for each slot. */
  private readonly refs: number[] = [];
  private readonly direct = new Set<string>();
  private rootRef: string | undefined;
  private supplierRole: SupplierRole = "supplier";
  private propertyName = "";
  private propertyValue: Written | undefined;
  private dependsOnRoot = false;

  constructor(text: string) {
    this.scan = new JsonScan(text);
  }

  read(): { components: Component[]; problems: JsonScan["problems"] } {
    const { scan, roles } = this;
    for (let event = scan.next(); event !== "end"; event = scan.next()) {
      if (event === "map" || event === "list") {
        const role = this.roleOf(event === "map");
        if (role === undefined) scan.skip();
        else roles.push(role);
      } else if (event === "close") this.close(roles.pop());
      else this.scalar(roles[roles.length - 1]);
    }
    return { components: this.finish(), problems: scan.problems };
  }

  /** What the container at the cursor means, and what begins with it; undefined: nothing in it matters. */
  private roleOf(isMap: boolean): Role | undefined {
    const { scan, roles } = this;
    if (scan.depth === 0) return isMap ? "root" : undefined;
    switch (roles[roles.length - 1]) {
      case "root":
        if (isMap) return scan.keyIs("metadata") ? "metadata" : undefined;
        if (scan.keyIs("components")) return "components";
        if (scan.keyIs("services")) return "services";
        return scan.keyIs("dependencies") ? "dependencies" : undefined;
      case "metadata":
        return isMap && scan.keyIs("component") ? this.begin("component", true) : undefined;
      case "components":
        return isMap ? this.begin("component", false) : undefined;
      case "services":
        return isMap ? this.begin("service", false) : undefined;
      case "component":
      case "service":
        return isMap ? this.organization() : this.listOf();
      case "authors":
        this.supplierRole = "author";
        return isMap ? "organization" : undefined;
      case "properties":
        this.propertyName = "";
        this.propertyValue = undefined;
        return isMap ? "property" : undefined;
      case "references":
        this.propertyName = "";
        this.propertyValue = undefined;
        return isMap ? "reference" : undefined;
      case "dependencies":
        this.dependsOnRoot = false;
        return isMap ? "dependency" : undefined;
      case "dependency":
        return !isMap && this.dependsOnRoot && scan.keyIs("dependsOn") ? "dependsOn" : undefined;
      default:
        return undefined;
    }
  }

  private begin(role: "component" | "service", isRoot: boolean): Role {
    const { scan, found, refs } = this;
    const scope = isRoot ? "metadata.component" : role === "service" ? "services" : "components";
    const facts = new SbomFacts(scope, scan.start, scan.end);
    if (role === "service") facts.kind = "service";
    this.open.push({ facts, slot: found.length, isRoot, type: "", refStart: 0, refEnd: 0 });
    found.push(undefined);
    refs.push(0, 0);
    return role;
  }

  private organization(): Role | undefined {
    const { scan } = this;
    if (scan.keyIs("supplier") || scan.keyIs("provider")) this.supplierRole = "supplier";
    else if (scan.keyIs("manufacturer") || scan.keyIs("manufacture")) this.supplierRole = "manufacturer";
    else return undefined;
    return "organization";
  }

  private listOf(): Role | undefined {
    const { scan } = this;
    if (scan.keyIs("components")) return "components";
    if (scan.keyIs("services")) return "services";
    if (scan.keyIs("properties")) return "properties";
    if (scan.keyIs("externalReferences")) return "references";
    if (scan.keyIs("authors")) return "authors";
    return scan.keyIs("endpoints") ? "endpoints" : undefined;
  }

  private scalar(role: Role | undefined): void {
    const { scan } = this;
    const top = this.open[this.open.length - 1];
    switch (role) {
      case "component":
      case "service":
        if (top) this.property(top);
        break;
      case "organization":
        if (top && scan.keyIs("name")) addSupplier(top.facts, this.supplierRole, this.written());
        break;
      case "endpoints":
        if (top) (top.facts.urls ??= []).push(this.written());
        break;
      case "property":
        if (scan.keyIs("name")) this.propertyName = scan.scalarText();
        else if (scan.keyIs("value")) this.propertyValue = this.written();
        break;
      case "reference":
        if (scan.keyIs("type")) this.propertyName = scan.scalarText();
        else if (scan.keyIs("url")) this.propertyValue = this.written();
        break;
      case "dependency":
        if (scan.keyIs("ref")) this.dependsOnRoot = this.rootRef !== undefined && scan.valueIs(this.rootRef);
        break;
      case "dependsOn":
        this.direct.add(scan.scalarText());
        break;
    }
  }

  private property(top: Open): void {
    const { scan } = this;
    const { facts } = top;
    if (scan.keyIs("name")) facts.name = this.written();
    else if (scan.keyIs("version")) facts.version = this.written();
    else if (scan.keyIs("purl")) facts.purl = this.written();
    else if (scan.keyIs("group")) facts.group = this.written();
    else if (scan.keyIs("type")) top.type = scan.scalarText();
    else if (scan.keyIs("bom-ref")) {
      top.refStart = scan.start;
      top.refEnd = scan.end;
    } else if (scan.keyIs("cpe")) (facts.cpes ??= []).push(this.written());
    else if (scan.keyIs("publisher")) addSupplier(facts, "publisher", this.written());
    else if (scan.keyIs("author")) addSupplier(facts, "author", this.written());
    else if (scan.keyIs("scope")) facts.scope = scan.scalarText() || facts.scope;
  }

  private close(role: Role | undefined): void {
    const top = this.open[this.open.length - 1];
    if (!top) return;
    if (role === "component" || role === "service") {
      this.open.pop();
      this.end(top);
    } else if (role === "property" && this.propertyValue) addProperty(top.facts, this.propertyName, this.propertyValue);
    else if (role === "reference" && this.propertyValue && isDownload(this.propertyName)) {
      (top.facts.urls ??= []).push(this.propertyValue);
    }
  }

  private end({ facts, slot, isRoot, type, refStart, refEnd }: Open): void {
    const { scan, found, refs } = this;
    if (isRoot) this.rootRef = scan.text.slice(refStart, refEnd) || undefined;
    // The product itself is not a part of it; a machine described by an HBOM is.
    if ((isRoot && !isHardwareType(type)) || (isNoComponent(type) && !facts.purl)) return;
    if (facts.kind !== "service") facts.kind = kindOf(type);
    facts.end = scan.outerEnd;
    found[slot] = sbomComponent(facts);
    refs[slot * 2] = refStart;
    refs[slot * 2 + 1] = refEnd;
  }

  private finish(): Component[] {
    const { found, refs, direct, scan } = this;
    const components: Component[] = [];
    for (const [slot, component] of found.entries()) {
      if (!component) continue;
      const isDirect = direct.size > 0 && direct.has(scan.text.slice(refs[slot * 2], refs[slot * 2 + 1]));
      components.push(isDirect ? { ...component, relation: "direct" } : component);
    }
    return components;
  }

  private written(): Written {
    const { scan } = this;
    return { value: scan.scalarText(), start: scan.start, end: scan.end };
  }
}
