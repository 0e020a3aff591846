import { sessionCookies } from "../auth/cookies/cookie-names";
import { describeRow, problemSchema } from "./json-schema";
import type { ApiDocument } from "./openapi-document";
import { describeOperation } from "./openapi-operation";
import { describeRefusals } from "./openapi-refusals";
import type { BoundOperation } from "./operations";

const description = `Requests and answers are JSON in \`snake_case\`, errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457)
with a stable \`code\`. A program sends a Bearer token, which \`GET /api/auth/token\` gives for a signed-in session; it is valid for minutes.`;

/**
 * The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1) of everything that REST offers, from the procedures alone.
 * @param origin the public address, which becomes the only server
 */
export function describeApi(operations: BoundOperation[], origin: string): ApiDocument {
  const paths: ApiDocument["paths"] = {};
  for (const operation of operations) {
    const described = describeOperation(operation, operations);
    const path = (paths[`/api${operation.path}`] ??= {});
    path[operation.method.toLowerCase()] = described;
    const alias = operation.alias?.toLowerCase();
    if (alias !== undefined) path[alias] = { ...described, operationId: `${operation.procedure}.${alias}` };
  }
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  return {
    openapi: "3.1.1",
    info: {
      title: "Keel",
      version: "1",
      summary: "Tasks, for any language",
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: resources.map(({ name }) => ({ name: `${name}s` })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "From `/api/auth/token`." },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookies(origin.startsWith("https://")).session,
          description: "Set by `/api/auth/sign-in/email`. A write also needs an allowed `Origin`.",
        },
      },
      schemas: {
        ...Object.fromEntries(resources.map((resource) => [resource.name, describeRow(resource)])),
        Problem: problemSchema,
      },
      responses: describeRefusals(),
    },
  };
}
