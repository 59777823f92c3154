import type { Format } from "../../src/core/formats/format.js";
import { formats } from "../../src/core/formats/index.js";
import type { GeneratedFile } from "./generatedFile.js";

/** The page `docs/formats.md`: every kind of file that is read, and what each gives. */
export function generateFormatsPage(): GeneratedFile[] {
  const sorted = [...formats.formats].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [
    "# What is read",
    "",
    "Generated from the registry `src/core/formats/index.ts` by `npm run generate`. Change the formats there, not this page.",
    "",
    `A name with \`*\` is a glob over the end of a path; upper and lower case are the same.`,
    "Where a name is shared with other things, the file is recognised by what is in it, and left alone when it is not this format.",
    "",
    "- **removal**: a declaration can be taken out by a fix, and the rest of the file stays as it was.",
    "- **lockfile**: written by a tool; a fix belongs in the manifest beside it.",
    "- **recognised**: the name is not enough, the content is looked at.",
    "- **on request**: read in an audit only when the policy or a setting asks for it.",
    "",
    "## Conventions",
    "",
    "Extractors disagree on these; this is what we do.",
    "",
    "- Names as the file writes them. An alias (`npm:real@1`) is the real package. A name in a comment is nothing.",
    "- An image without a tag has no version; one with tag and digest has the tag.",
    "- `go.sum`: lines for `/go.mod` alone are left, since nothing of that module is built. A module that a `replace` takes from elsewhere, or the `source`, `repo` or `origin` of an older lockfile, is information; what takes its place is judged.",
    "- `MODULE.bazel.lock`: a module is read where its `source.json` is named, which Bazel fetches for the version it chose.",
    "- A `<Reference>` of a .NET project is read when it has a `HintPath`: the package whose folder it leads through, else the file that lies in the tree. `Requires-Dist` of Python's metadata is read.",
    "- A distribution's catalogue of boards is information: `arch/*/dts`, `arch/*/boot/dts`, `dts/upstream`, `target/linux/*/dts`, and the string options of its `defconfig`. A chip that is inside another maker's board is information too.",
    "- A binary lockfile (`bun.lockb`) counts as not read, unless the text one lies beside it; the message names the command that writes one.",
    "- Commands of scripts, makefiles, Dockerfiles and pipeline steps: what the package managers of systems install by name is a component, of `apt` (deb), `apk`, `dnf`, `yum` and `zypper` (rpm), `pacman` (alpm), `brew`, `choco`, `winget` and `conda`. A command does not say of which distribution, so the package URL has no namespace: `pkg:deb/curl`. Nothing is recorded of such packages here; they are in the inventory, and `ownParties` may name them (`pkg:deb/acme-tool`). A variable that is given several managers gives each.",
    "- Repositories that commands add are sources: `add-apt-repository` (also `ppa:`), `copr enable`, lines and here-documents for `sources.list`, `/etc/apk/repositories` and `repos.d`, `--repository`, `--add-repo`, `rpm --import`, `apt-key`, and what `curl` and `wget` fetch, also when another program is given them to run. An address in a message is none.",
    "- A package in a folder of the project, or the project itself, in a lockfile is no component.",
    "- What only a variable or a call tells is unresolved: counted, and never silent.",
    "",
    "Readers are held to public files whose components were counted by hand, by the rules of the format's own consumer. [The table](../test/formats/counted.tsv) has a row for each file: how many there are, how many were found with the right name, version and line, and what was wrong.",
    "",
    "## SDKs in the tree",
    "",
    "Camera, drone and similar SDKs come from no registry: they lie in the tree. An audit looks for them in files that no format reads.",
    "",
    "- **By name**: native libraries (`.so`, `.dll`, `.lib`, `.a`, `.dylib`), headers (`.h`, `.hh`, `.hpp`, `.hxx`), frameworks (`.framework`, `.xcframework`) and archives. The name is compared without folder, `lib`, version and ending: `libHCNetSDK.so.5`, `HCNetSDK.dll` and `HCNetSDK.h` are one library. Names that many makers use (`libcrypto`, `push`, `core`) say nothing.",
    "- **By metadata**: archives (`.jar`, `.aar`, `.whl`, `.nupkg`, `.tgz`) with any other name, by `META-INF/maven/**/pom.properties`, `META-INF/MANIFEST.MF`, `AndroidManifest.xml`, `METADATA`, `.nuspec` or `package.json`. Nothing else is unpacked. An archive that is damaged or over the size limit counts as not read; a file that only has such a name is left.",
    "- **One finding** for each party and folder at the top of the tree, with the files as its places. It has advice and no edit. The verdict includes the files that were found.",
    "- **Where it is linked**: source and build files are looked at for statements that link or import what someone is known for, and for nothing else. They are shown with the finding of what declares it: a library in the tree, or the package in a manifest. What is linked and declared by nothing is a finding of the first file that links it; an import of Go or Java, whose name need not be its package's, is none.",
    "- Statements: `#include`, `#import`, `#pragma comment(lib, …)`, `dlopen`, `LoadLibrary`, `DllImport`, `System.loadLibrary`, `Native.load`, `ctypes.CDLL`, `#cgo`, `#[link]`, `DynamicLibrary.open`, `external`; `target_link_libraries`, `find_library`, `-lname`, `-framework`, `AdditionalDependencies`, `vendored_frameworks`, `LOCAL_SHARED_LIBRARIES`; imports in JavaScript, TypeScript, Python, Go, Java, Kotlin and Swift. In a file that loads libraries, a string that is a library's file name counts. A comment or any other string is nothing.",
    "- Such files are counted apart as looked at, and make no audit incomplete. A source file over the size limit is not looked at: it is counted among what was left out. Files that git ignores are left, as are those that `exclude` names.",
    "",
    "## Formats",
    "",
    "| Format | What | Files | Declares | Gives |",
    "| --- | --- | --- | --- | --- |",
    ...sorted.map(row),
    "",
  ];
  return [{ path: "docs/formats.md", text: lines.join("\n") }];
}

function row(format: Format): string {
  const gives = [
    format.remove && "removal",
    format.generated && "lockfile",
    format.recognizes && "recognised",
    format.optIn && "on request",
  ].filter((word) => typeof word === "string");
  const cells = [
    `<a id="${format.id.replace("/", "-")}"></a>\`${format.id}\``,
    format.title,
    format.files.map((file) => `\`${file}\``).join(" "),
    format.ecosystems.join(", "),
    gives.join(", "),
  ];
  return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
}
