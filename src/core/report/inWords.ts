/** `error`; `[us-sales, export]`; `party huawei; reason …`. */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inWords).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${key} ${inWords(one)}`)
      .join("; ");
  }
  return String(value);
}
