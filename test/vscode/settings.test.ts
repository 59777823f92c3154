import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type * as vscode from "vscode";
import { openEditor } from "../harness/vscode/load.js";
import { Uri } from "../harness/vscode/uri.js";
import { listAddressesSetting, organisationPolicy, settingsFor, userPolicy } from "../../src/vscode/settings.js";
import { isOwn, pathOf } from "../../src/vscode/sources.js";

const manifest = JSON.parse(readFileSync(path.join(__dirname, "..", "..", "package.json"), "utf8")) as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { default: unknown; scope: string }>> };
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations?: readonly string[];
    };
    readonly virtualWorkspaces: boolean;
  };
};
const { properties } = manifest.contributes.configuration;

describe("settings", () => {
  it("are the manifest's defaults where nobody has set any", () => {
    openEditor();
    const usual = (name: string): unknown => properties[`sanctionLint.${name}`]?.default;
    assert.deepEqual(settingsFor(undefined), {
      enable: usual("enable"),
      run: usual("run"),
      maxFileSize: (usual("maxFileSize") as number) * 1024 * 1024,
      hover: usual("hover.enable"),
      codeLens: usual("codeLens"),
      inlayHints: usual("inlayHints"),
      auditOnOpen: usual("auditOnOpen"),
    });
  });

  it("take no word and no size that they do not know", () => {
    openEditor({ settings: { "sanctionLint.run": "sometimes", "sanctionLint.maxFileSize": -1 } });
    const { run, maxFileSize } = settingsFor(undefined);
    assert.deepEqual([run, maxFileSize], ["onType", 0]);
    openEditor({ settings: { "sanctionLint.run": "onSave", "sanctionLint.maxFileSize": 0.5 } });
    const set = settingsFor(undefined);
    assert.deepEqual([set.run, set.maxFileSize], ["onSave", 524_288]);
  });

  it("take the policy of the user alone: that of a workspace is read from its files", () => {
    openEditor({ workspaceSettings: { "sanctionLint.policy": { parties: { huawei: "off" } } } });
    assert.equal(userPolicy(), undefined);
    openEditor({ settings: { "sanctionLint.policy": {} } });
    assert.equal(userPolicy(), undefined);
    openEditor({ settings: { "sanctionLint.policy": { parties: { huawei: "error" } } } });
    assert.equal(userPolicy(), '{"parties":{"huawei":"error"}}');
  });

  it("name the organisation's policy and the addresses of lists, which VS Code takes of no workspace", () => {
    for (const name of ["organizationPolicy", "listAddresses"])
      assert.equal(properties[`sanctionLint.${name}`]?.scope, "machine");
    openEditor();
    assert.deepEqual([organisationPolicy(), listAddressesSetting()], [undefined, {}]);
    openEditor({
      settings: {
        "sanctionLint.organizationPolicy": " /etc/sanctionlint.yaml ",
        "sanctionLint.listAddresses": { eu: "https://mirror.example/eu.xml", un: 1 },
      },
    });
    assert.equal(organisationPolicy()?.path, "/etc/sanctionlint.yaml");
    assert.deepEqual(listAddressesSetting(), { eu: "https://mirror.example/eu.xml", un: "1" });
    openEditor({ settings: { "sanctionLint.listAddresses": "none" } });
    assert.deepEqual(listAddressesSetting(), {});
  });

  it("let the extension into workspaces that are not trusted or virtual, as it is written for them", () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
      "sanctionLint.enable",
      "sanctionLint.policy",
    ]);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });
});

describe("documents that are the user's own", () => {
  const uri = (text: string): vscode.Uri => Uri.parse(text) as unknown as vscode.Uri;

  it("are local, remote and new ones", () => {
    openEditor();
    const schemes = ["file", "untitled", "vscode-remote", "git", "output", "vscode-vfs", "vscode-userdata", "comment"];
    assert.deepEqual(
      schemes.filter((scheme) => isOwn(uri(`${scheme}:/a/package.json`))),
      ["file", "untitled", "vscode-remote"],
    );
  });

  it("are those of the workspace's folders, wherever these lie", () => {
    openEditor({ folders: ["vscode-vfs://github/acme/web"] });
    assert.ok(isOwn(uri("vscode-vfs://github/acme/web/package.json")));
    assert.ok(!isOwn(uri("git:/acme/web/package.json")));
    assert.equal(pathOf(uri("vscode-vfs://github/acme/web/app/package.json")), "app/package.json");
    assert.equal(pathOf(uri("file:///elsewhere/package.json")), "package.json");
  });
});
