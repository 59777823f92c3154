/** One argument of a formatting call; `value` is undefined where it is not known. */
export interface FormatArgument {
  readonly key?: string;
  readonly value: string | undefined;
}

/** `{}`, `{0}`, `{name}`, each perhaps with a conversion and a format that change no plain text. */
export const bracedParts = /\{(\w*)(?:![rsa])?(?::[<>^]?\d{0,3}s?)?\}/;

/** Python's `str.format`. Undefined when an argument is missing or not known. https://docs.python.org/3/library/string.html#format-string-syntax */
export function formatted(template: string, values: readonly FormatArgument[]): string | undefined {
  let next = 0;
  let known = true;
  const plain = values.filter(({ key }) => key === undefined);
  const text = template.replace(new RegExp(`\\{\\{|\\}\\}|${bracedParts.source}`, "g"), (part, name?: string) => {
    if (name === undefined) return part.charAt(0);
    const found =
      name === "" ? plain[next++] : /^\d+$/.test(name) ? plain[Number(name)] : values.find(({ key }) => key === name);
    known &&= found?.value !== undefined;
    return found?.value ?? "";
  });
  return known ? text : undefined;
}

/** `%s`, `%d` and `%(name)s` or `%{name}`. Undefined when an argument is missing or not known. */
export function printed(template: string, values: readonly FormatArgument[]): string | undefined {
  let next = 0;
  let known = true;
  const plain = values.filter(({ key }) => key === undefined);
  const text = template.replace(
    /%%|%\((\w+)\)s|%\{(\w+)\}|%(?:(\d+)\$)?[sdiv]/g,
    (part, name?: string, braced?: string, index?: string) => {
      if (part === "%%") return "%";
      const key = name ?? braced;
      const found =
        key !== undefined
          ? values.find((one) => one.key === key)
          : plain[index === undefined ? next++ : Number(index) - 1];
      known &&= found?.value !== undefined;
      return found?.value ?? "";
    },
  );
  return known ? text : undefined;
}
