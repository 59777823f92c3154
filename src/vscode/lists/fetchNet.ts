import type { Answer, Net } from "../../core/lists/download.js";

/**
 * The network as the extension host has it: VS Code puts its proxy and certificates behind `fetch` in Node. `whenCancelled` is asked to
 * call when the user does not want it any more.
 */
export function fetchNet(whenCancelled: (run: () => void) => void): Net {
  return {
    onCancel: whenCancelled,
    get(address) {
      const ending = new AbortController();
      const options = { redirect: "manual", signal: ending.signal, cache: "no-store" } as const;
      return { answer: fetch(address, options).then(answerOf), cancel: () => ending.abort() };
    },
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

function answerOf({ status, statusText, headers, body }: Response): Answer {
  const reader = body?.getReader();
  return {
    status,
    statusText,
    header: (name) => headers.get(name) ?? undefined,
    body: {
      async next() {
        const { value, done } = (await reader?.read()) ?? { done: true };
        return done || !value ? { value: undefined, done: true } : { value, done: false };
      },
    },
  };
}
