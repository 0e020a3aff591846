import { z } from "zod";
import type { Components } from "../components";
import { nameProblem } from "../json-schema";
import type { ApiDocument, DocumentedOperation, Json } from "../openapi-document";
import { type AuthenticationSchema, authenticationSchemas } from "./schemas";
import { introspect, readToken, signIn, type AuthenticationOperation } from "./operations";

const tag = {
  name: "Authentication",
  description: "Get a Bearer token, and introspect one.",
};

interface DescribedAuthentication {
  tag: typeof tag;
  paths: ApiDocument["paths"];
  responses: ApiDocument["components"]["responses"];
}

/** Returns the part of the document that no procedure declares: signing in with a password, the token of a session, and introspection. */
export function describeAuthentication(components: Components): DescribedAuthentication {
  const describe = describeWith(components);
  return {
    tag,
    paths: {
      "/api/auth/sign-in/email": { post: describe(signIn) },
      "/api/auth/token": { get: describe(readToken) },
      "/api/introspect": { post: describe(introspect) },
    },
    responses: {
      AuthenticationRefused: {
        description: "The request was refused. `code` gives the reason.",
        content: {
          "application/json": {
            schema: nameSchema("AuthenticationRefusal", components),
            example: { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" },
          },
          "application/problem+json": {
            schema: nameProblem(components),
            example: { type: "about:blank", title: "The input is not valid.", status: 400, code: "bad_request" },
          },
        },
      },
    },
  };
}

function nameSchema(name: AuthenticationSchema, components: Components): Json {
  const zod = authenticationSchemas[name];
  return components.add(name, zod, () => {
    const { $schema: _, ...schema } = z.toJSONSchema(zod, { io: name.endsWith("Request") ? "input" : "output" });
    return schema;
  });
}

function describeWith(components: Components) {
  return ({ body, response, errors, parameters = [], ...operation }: AuthenticationOperation): DocumentedOperation => {
    const [only, ...others] = response.schemas.map((name) => nameSchema(name, components));
    const schema = others.length === 0 ? { ...only } : { anyOf: [only, ...others] };
    return {
      ...operation,
      tags: [tag.name],
      parameters,
      ...(body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: { [body.type]: { schema: nameSchema(body.schema, components), example: body.example } },
            },
          }),
      responses: {
        200: {
          description: response.description,
          headers: Object.fromEntries(
            Object.entries(response.headers ?? {}).map(([header, about]) => [
              header,
              { description: about, schema: { type: "string" } },
            ]),
          ),
          content: { "application/json": { schema, example: response.example } },
        },
        ...Object.fromEntries(
          Object.entries(errors).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
        ),
      },
    };
  };
}
