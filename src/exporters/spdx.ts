import { nameOf } from "../core/audit/paths.js";
import type { Awaitable } from "../core/audit/host.js";
import type { Audit, AuditedDocument } from "../core/audit/result.js";
import type { ComponentKind } from "../core/model.js";
import { told } from "../core/report/findingLines.js";
import type { Reporter, ReportContext } from "../core/report/reporter.js";
import { auditFacts } from "./auditFacts.js";
import { JsonArray, jsonText } from "./jsonArray.js";
import { MergedComponents, type MergedComponent } from "./mergedComponents.js";
import { reportUuid } from "./reportUuid.js";
import { TreePaths } from "./treePaths.js";

const purposes: Readonly<Record<ComponentKind, string>> = {
  library: "LIBRARY",
  application: "APPLICATION",
  container: "CONTAINER",
  model: "OTHER",
  device: "DEVICE",
  part: "DEVICE",
  firmware: "FIRMWARE",
  service: "OTHER",
  source: "OTHER",
};

/** A bill of materials of what was read, with the findings as annotations. https://spdx.github.io/spdx-spec/v2.3/ */
export class SpdxReport implements Reporter {
  private readonly merged = new MergedComponents(new TreePaths());

  constructor(
    private readonly write: (text: string) => Awaitable<void>,
    private readonly context: ReportContext,
  ) {}

  document(document: AuditedDocument): void {
    this.merged.add(document);
  }

  async end(audit: Audit): Promise<void> {
    const { created, version } = this.context;
    const name = told(nameOf(audit.roots[0] ?? "")) || "audited";
    const head = jsonText({
      spdxVersion: "SPDX-2.3",
      dataLicense: "CC0-1.0",
      SPDXID: "SPDXRef-DOCUMENT",
      name,
      documentNamespace: `urn:uuid:${reportUuid("spdx", audit, this.context)}`,
      creationInfo: { created, creators: [`Tool: sanctionlint-${version}`] },
      comment: auditFacts(audit)
        .map(([fact, value]) => `${fact}: ${value}`)
        .join("; "),
      documentDescribes: ["SPDXRef-Root"],
    });
    const packages = new JsonArray(this.write, `${head.slice(0, -1)},"packages":[`);
    await packages.add({
      SPDXID: "SPDXRef-Root",
      name,
      downloadLocation: "NOASSERTION",
      filesAnalyzed: false,
      primaryPackagePurpose: "APPLICATION",
    });
    let count = 0;
    for (const one of this.merged.all()) await packages.add(this.packageOf(one, `SPDXRef-Package-${++count}`));
    await packages.end("]");
    const relationships = new JsonArray(this.write, `,"relationships":[`);
    await relationships.add(relationship("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Root"));
    for (let at = 1; at <= count; at++)
      await relationships.add(relationship("SPDXRef-Root", "CONTAINS", `SPDXRef-Package-${at}`));
    await relationships.end("]}\n");
  }

  private packageOf(one: MergedComponent, id: string): object {
    const { kind, group, name, version, purl, suppliers, recordedSupplier, occurrences, findings } = one;
    const supplier = suppliers.get("supplier") ?? recordedSupplier ?? suppliers.get("manufacturer");
    const originator = suppliers.get("manufacturer") ?? suppliers.get("publisher");
    return {
      SPDXID: id,
      name: group === undefined ? name : `${group}/${name}`,
      ...(version !== undefined && { versionInfo: version }),
      supplier: supplier === undefined ? "NOASSERTION" : `Organization: ${supplier}`,
      ...(originator !== undefined && { originator: `Organization: ${originator}` }),
      downloadLocation: "NOASSERTION",
      filesAnalyzed: false,
      licenseConcluded: "NOASSERTION",
      licenseDeclared: "NOASSERTION",
      copyrightText: "NOASSERTION",
      primaryPackagePurpose: purposes[kind],
      sourceInfo: occurrences.map(({ path, line }) => `${told(path)}:${line}`).join(", "),
      ...(purl !== undefined && {
        externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: purl }],
      }),
      ...(findings.length > 0 && {
        annotations: findings.map((facts) => ({
          annotationDate: this.context.created,
          annotationType: "REVIEW",
          annotator: `Tool: sanctionlint-${this.context.version}`,
          comment: facts.map(([fact, value]) => `sanctionlint:${fact}=${value}`).join("; "),
        })),
      }),
    };
  }
}

function relationship(from: string, type: string, to: string): object {
  return { spdxElementId: from, relationshipType: type, relatedSpdxElement: to };
}
