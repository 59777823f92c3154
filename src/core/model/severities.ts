/** Severities, the most severe first, each with what a policy's completion says of it. */
export const severities = {
  error: "An error.",
  warning: "A warning.",
  information: "Information.",
  hint: "A hint.",
} as const;

export type Severity = keyof typeof severities;

/** The most severe first. */
export const severityOrder = Object.keys(severities) as readonly Severity[];
