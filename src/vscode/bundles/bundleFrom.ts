/** What a bundle exports, or one sentence about why it cannot be used. */
export type Bundle<T> =
  { readonly exports: T; readonly problem?: undefined } | { readonly problem: string; readonly exports?: undefined };

/** What a bundle is loaded with. */
export interface BundleNeeds {
  /** What users know the file by. */
  readonly file: string;
  /** The extension's own version: a bundle of another one would ask for what is not lent to it. */
  readonly version: string;
  /** What the bundle's `require` answers with, by the name that it asks for. */
  readonly lent: Readonly<Record<string, unknown>>;
}

/** Every bundle ends with saying which version it was built for, so that one that was cut says nothing. */
interface Built {
  readonly builtFor?: string;
}

/**
 * A bundle from its text, a CommonJS module; undefined where the file could not be read. It is run as extension hosts run an
 * extension, which works in a browser too.
 */
export function bundleFrom<T>(text: string | undefined, { file, version, lent }: BundleNeeds): Bundle<T> {
  if (text === undefined) return { problem: `${file} is missing. ${remedy}` };
  const module: { exports: unknown } = { exports: {} };
  const require = (name: string): unknown => {
    if (!Object.hasOwn(lent, name)) throw new Error(`${name} is not lent to ${file}`);
    return lent[name];
  };
  try {
    // The text is the extension's own file, from its own folder.
    const run = new Function("module", "exports", "require", `${text}\n//# sourceURL=${file}`) as (
      ...given: readonly unknown[]
    ) => void;
    run(module, module.exports, require);
  } catch (error) {
    return { problem: `${file} is damaged (${error instanceof Error ? error.message : String(error)}). ${remedy}` };
  }
  const { builtFor } = (module.exports ?? {}) as Built;
  if (builtFor === undefined) return { problem: `${file} is damaged (it was cut). ${remedy}` };
  if (builtFor !== version)
    return { problem: `${file} is of version ${builtFor}, and the extension of ${version}. ${remedy}` };
  return { exports: module.exports as T };
}

const remedy = "Install SanctionLint again.";
