import { sessionCookies } from "../auth/cookies/cookie-names";
import { describeAuthentication } from "./authentication/describe";
import { Components } from "./components";
import { describeRow } from "./json-schema";
import type { ApiDocument } from "./openapi-document";
import { describeOperation } from "./openapi-operation";
import { describeErrorResponses } from "./openapi-error-responses";
import type { BoundOperation } from "../operations/bound-operation";

const description = `Requests and responses are JSON in \`snake_case\`. Errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457)
with a stable \`code\`. Programs authenticate with a Bearer token, which \`GET /api/auth/token\` returns for a signed-in session. A token is valid for minutes.`;

/**
 * Returns the OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1) of the REST API, generated from the procedures, and of signing in.
 * @param origin the public origin, which becomes the only server
 */
export function describeApi(operations: BoundOperation[], origin: string): ApiDocument {
  const components = new Components();
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  for (const resource of resources) describeRow(resource, components);
  const authentication = describeAuthentication(components);
  const paths = { ...describePaths(operations, components), ...authentication.paths };
  const responses = { ...describeErrorResponses(operations, components), ...authentication.responses };
  return {
    openapi: "3.1.1",
    info: {
      title: "Keel",
      version: "1",
      summary: "A task manager with an API for any language",
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: origin }],
    security: [{ bearer: [] }, { cookie: [] }],
    tags: [
      ...resources.map((resource) => ({ name: `${resource.name}s`, description: resource.description })),
      authentication.tag,
    ],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "A token from `GET /api/auth/token`.",
        },
        cookie: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookies(origin.startsWith("https://")).session,
          description:
            "The session cookie from `POST /api/auth/sign-in/email`. A write also requires an allowed `Origin`.",
        },
      },
      schemas: components.toJson(),
      responses,
    },
  };
}

function describePaths(operations: BoundOperation[], components: Components): ApiDocument["paths"] {
  const paths: ApiDocument["paths"] = {};
  for (const operation of operations) {
    const { method, alias, procedure, description: about } = operation;
    const described = describeOperation(operation, { all: operations, components });
    const path = (paths[`/api${operation.path}`] ??= {});
    path[method.toLowerCase()] = described;
    if (alias === undefined) continue;
    const name = alias.toLowerCase();
    const same = `The same as \`${method}\`: it does not replace the resource. ${about}`;
    path[name] = { ...described, operationId: `${procedure}.${name}`, description: same };
  }
  return paths;
}
