/** Each text, cut at every character, with its quotes, brackets and line ends disturbed, and some that are nothing at all. */
export function hostileTexts(texts: readonly string[]): readonly string[] {
  const cut = texts.flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at)));
  const disturbed = texts.flatMap((text) => [
    text.replaceAll("\n", "\r\n"),
    text.replaceAll("\n", "\r"),
    text.replaceAll("}", ""),
    text.replaceAll('"', "'"),
    text.replaceAll(" ", "\t"),
    `\uFEFF${text}`,
    text + text,
  ]);
  return [
    ...new Set([
      ...texts,
      ...cut,
      ...disturbed,
      "\0",
      "{",
      "[[[[",
      "<project>",
      "- a: [",
      "overrides: &a *a",
      "---\n---\n",
    ]),
  ];
}
