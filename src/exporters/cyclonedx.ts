import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { nameOf } from "../core/audit/paths.js";
import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { ComponentKind } from "../core/model.js";
import { told } from "../core/report/findingLines.js";
import type { Reporter, ReportContext } from "../core/report/reporter.js";
import { JsonArray, jsonText } from "./jsonArray.js";
import { MergedComponents, type MergedComponent } from "./mergedComponents.js";
import { auditFacts } from "./auditFacts.js";
import { reportUuid } from "./reportUuid.js";
import { TreePaths } from "./treePaths.js";

/** What CycloneDX calls a kind; services have an array of their own. */
const types: Readonly<Record<Exclude<ComponentKind, "service" | "source">, Enums.ComponentType>> = {
  library: Enums.ComponentType.Library,
  application: Enums.ComponentType.Application,
  container: Enums.ComponentType.Container,
  model: Enums.ComponentType.MachineLearningModel,
  device: Enums.ComponentType.Device,
  part: Enums.ComponentType.Device,
  firmware: Enums.ComponentType.Firmware,
};

const specs = { "1.6": Spec.Spec1dot6, "1.7": Spec.Spec1dot7 } as const;

/**
 * A bill of materials of what was read, with the findings as properties `sanctionlint:*`. A listing is not a vulnerability, and none is
 * made of it. https://cyclonedx.org/docs/1.6/json/
 */
export class CyclonedxReport implements Reporter {
  private readonly merged = new MergedComponents(new TreePaths());
  private readonly factory: Serialize.JSON.Normalize.Factory;
  private count = 0;

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly context: ReportContext,
  ) {
    this.factory = new Serialize.JSON.Normalize.Factory(specs[context.cyclonedxVersion]);
  }

  document(document: AuditedDocument): void {
    this.merged.add(document);
  }

  async end(audit: Audit): Promise<void> {
    const head =
      `{"$schema":"http://cyclonedx.org/schema/bom-${this.context.cyclonedxVersion}.schema.json","bomFormat":"CycloneDX",` +
      `"specVersion":"${this.context.cyclonedxVersion}","serialNumber":"urn:uuid:${reportUuid("cyclonedx", audit, this.context)}",` +
      `"version":1,"metadata":${jsonText(this.metadata(audit))},"components":[`;
    const components = new JsonArray(this.write, head);
    for (const one of this.merged.all())
      if (one.kind !== "service" && one.kind !== "source") await components.add(this.component(one, types[one.kind]));
    await components.end("]");
    const services = new JsonArray(this.write, `,"services":[`);
    for (const one of this.merged.all())
      if (one.kind === "service" || one.kind === "source") await services.add(this.service(one));
    const aggregate = audit.incomplete || audit.account.directOnly.length > 0 ? "incomplete" : "unknown";
    await services.end(`],"compositions":[{"aggregate":"${aggregate}"}]}\n`);
  }

  private metadata(audit: Audit): object {
    const { version, created } = this.context;
    const tool = new Models.Component(Enums.ComponentType.Application, "sanctionlint", { version });
    const root = new Models.Component(
      Enums.ComponentType.Application,
      told(nameOf(audit.roots[0] ?? "")) || "audited",
      {
        bomRef: "root",
      },
    );
    const properties = new Models.PropertyRepository(
      auditFacts(audit).map(([name, value]) => new Models.Property(`sanctionlint:${name}`, value)),
    );
    const metadata = new Models.Metadata({
      timestamp: new Date(created),
      tools: new Models.Tools({ components: new Models.ComponentRepository([tool]) }),
      component: root,
      properties,
    });
    return this.factory.makeForMetadata().normalize(metadata, {});
  }

  private component(one: MergedComponent, type: Enums.ComponentType): object {
    const { name, group, version, purl, suppliers, recordedSupplier, occurrences } = one;
    const supplier = suppliers.get("supplier") ?? recordedSupplier;
    const publisher = suppliers.get("publisher");
    const manufacturer = suppliers.get("manufacturer");
    const author = suppliers.get("author");
    const component = new Models.Component(type, name, {
      bomRef: `component-${++this.count}`,
      ...(group !== undefined && { group }),
      ...(version !== undefined && { version }),
      ...(purl !== undefined && { purl }),
      ...(supplier !== undefined && { supplier: new Models.OrganizationalEntity({ name: supplier }) }),
      ...(publisher !== undefined && { publisher }),
      properties: propertiesOf(one),
    });
    return {
      ...this.factory.makeForComponent().normalize(component, {}),
      ...(manufacturer !== undefined && { manufacturer: { name: manufacturer } }),
      ...(author !== undefined && { authors: [{ name: author }] }),
      ...(occurrences.length > 0 && {
        evidence: { occurrences: occurrences.map(({ path, line }) => ({ location: told(path), line })) },
      }),
    };
  }

  private service(one: MergedComponent): object {
    const { name, version, recordedSupplier, occurrences } = one;
    const properties = propertiesOf(one);
    for (const { path, line } of occurrences)
      properties.add(new Models.Property("sanctionlint:place", `${told(path)}:${line}`));
    const service = new Models.Service(name, {
      bomRef: `service-${++this.count}`,
      ...(version !== undefined && { version }),
      ...(recordedSupplier !== undefined && { provider: new Models.OrganizationalEntity({ name: recordedSupplier }) }),
      properties,
    });
    const isUrl = /^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]+$/i.test(name);
    return {
      ...this.factory.makeForService().normalize(service, {}),
      ...(isUrl && { endpoints: [name] }),
    };
  }
}

function propertiesOf({ findings, kind }: MergedComponent): Models.PropertyRepository {
  return new Models.PropertyRepository([
    new Models.Property("sanctionlint:kind", kind),
    ...findings.flatMap((facts, at) =>
      facts.map(([name, value]) => new Models.Property(`sanctionlint:finding:${at + 1}:${name}`, value)),
    ),
  ]);
}
