import { describeApi } from "~/server/openapi/openapi";
import { operationsOf } from "~/server/operations/bound-operation";
import { appRouter } from "~/server/router";

/** Where the description of the API stands in the repository, for who makes a client of it without a server at hand. */
export const documentPath = "openapi.json";

/** Returns what `openapi.json` has to be, byte for byte: the document as a server on this machine serves it. */
export function writeDocument(): string {
  return `${JSON.stringify(describeApi(operationsOf(appRouter), "http://localhost:3000"), null, 2)}\n`;
}
