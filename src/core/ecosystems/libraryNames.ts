/** What a file's name says of a thing that lies in a tree and is not read as text. */
export type LibraryFile = "library" | "header" | "archive";

const libraries = /\.(?:so(?:\.\d[\w.]*)?|dll|lib|a|dylib)$/i;
const headers = /\.(?:h|hh|hpp|hxx)$/i;
const archives = /\.(?:jar|aar|whl|nupkg|tgz)$/i;
const frameworks = /\.(?:xc)?framework$/i;

/** Whether a file of that path is a native library, a header or an archive, by the ending of its name. */
export function libraryFileOf(path: string): LibraryFile | undefined {
  if (libraries.test(path)) return "library";
  if (headers.test(path)) return "header";
  return archives.test(path) ? "archive" : undefined;
}

/** Whether a folder of that name is a framework of an Apple system: a library with its headers. */
export function isFramework(name: string): boolean {
  return frameworks.test(name);
}

const endings =
  /\.(?:so(?:\.\d[\w.]*)?|dll(?:\.a)?|dylib|tbd|a|lib|framework|xcframework|aar|jar|whl|nupkg|tgz|h|hh|hpp|hxx)$/;
/** `-1.2.3` and what is after it; a single number is no version, since names end in such. */
const versions = /[-_.]v?\d+(?:[._]\d+)+(?:[-_+.].*)?$/;
/** `libx.2.dylib`. */
const soname = /\.\d+$/;

/**
 * A native library's name without folders, `lib`, version and ending, in small letters: `libHCNetSDK.so.5`, `HCNetSDK.dll`, `HCNetSDK.h`
 * and `-lhcnetsdk` are one library.
 */
export function libraryStem(file: string): string {
  const folded = file.trim().toLowerCase();
  const name = folded.slice(Math.max(folded.lastIndexOf("/"), folded.lastIndexOf("\\")) + 1);
  const bare = name.replace(endings, "").replace(soname, "").replace(versions, "");
  return bare.replace(/^-l/, "").replace(/^lib(?=.)/, "");
}

/** Stems that libraries of many makers have: nobody is known by one of them. */
const common: ReadonlySet<string> = new Set(
  (
    "analytics api app audio auth avcodec avformat avutil base basic boost c client codec common config core crypto curl data demo device driver dxva engine ffmpeg " +
    "file general gl hal http image interface io jni json jpeg lib login log logger main map media message model module mqtt native net netsdk network " +
    "openal opencv openssl party pay play player plugin png protobuf push queue render runtime sdk security server service share sqlite ssl " +
    "stdc++ stream support system test tools types ui update util utility utils version video web xml z zlib"
  ).split(" "),
);

/** Whether a stem is too short or too common to tell whose library it is. */
export function isCommonStem(stem: string): boolean {
  return stem.length < 5 || common.has(stem);
}
