import type { Instrumentation } from "next";

/** Faults of pages go to the same log as faults of the door; the number on the page is the id in the log. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  const { logFault } = await import("@/lib/server/audit/log");
  const { digest } = error as { digest?: string };
  logFault(error, { path: request.path.split("?")[0] ?? "" }, digest);
};
