import { describeApi } from "~/server/openapi/openapi";
import { operationsOf } from "~/server/operations/bound-operation";
import { appRouter } from "~/server/router";

/** The path of the API's document, for generating clients without a server. */
export const documentPath = "openapi.json";

/** Returns the content of `openapi.json`, byte for byte: the document as a local server serves it. */
export function writeDocument(): string {
  return `${JSON.stringify(describeApi(operationsOf(appRouter), "http://localhost:3000"), null, 2)}\n`;
}
