import { z } from "zod";
import { authEndpoints } from "~/server/api/auth-routes";
import { proceduresOf } from "~/server/operations/catalogue";
import { resolveSchema } from "~/server/openapi/components";
import { describeApi } from "~/server/openapi/openapi";
import { operationsOf } from "~/server/operations/bound-operation";
import { appRouter } from "~/server/router";
import type { Runtime } from "~/server/runtime";
import type { Target } from "./hostile-requests";

const fields = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) });
const described = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({
      parameters: z
        .array(z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown().optional() }))
        .default([]),
      requestBody: z
        .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown().optional() })) })
        .optional(),
    }),
  ),
);
const endpoint = z.object({
  path: z.string().optional(),
  options: z.looseObject({ body: z.unknown().optional(), query: z.unknown().optional() }),
});

/** Returns all targets of the API, from the router, the OpenAPI document and Better Auth's instance, so that additions are covered automatically. */
export function apiTargets(runtime: Pick<Runtime, "auth" | "origin">): Target[] {
  return [...restTargets(runtime), ...trpcTargets(), ...authTargets(runtime), ...others];
}

const others: Target[] = [
  "/api",
  "/api/docs",
  "/api/openapi.json",
  "/api/introspect",
  "/api/{any}",
  "/healthz",
].flatMap((path) => ["GET", "POST"].map((method) => ({ method, path, query: {}, body: {} })));

const anySchema = z.record(z.string(), z.unknown());
const bodyOf = ({ content }: { content: Record<string, { schema?: unknown }> }) => Object.values(content)[0]?.schema;

/** Without Better Auth's endpoints, which come from its instance. */
function restTargets({ origin }: Pick<Runtime, "origin">): Target[] {
  const document = describeApi(operationsOf(appRouter), origin);
  const paths = Object.entries(described.parse(document.paths)).filter(([path]) => !path.startsWith("/api/auth/"));
  return paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: Object.fromEntries(
        parameters.filter((each) => each.in === "query").map(({ name, schema }) => [name, schema]),
      ),
      body: requestBody && resolveSchema(anySchema.parse(bodyOf(requestBody)), document.components.schemas),
    })),
  );
}

/** Returns the input fields of each procedure, by its name. */
export function inputFields(): Map<string, string[]> {
  return new Map(
    proceduresOf(appRouter).map(({ name, definition }) => [
      name,
      Object.keys(fields.parse(inputOf(definition) ?? {}).properties),
    ]),
  );
}

function inputOf(definition: object): unknown {
  return schemaOf(z.array(z.unknown()).catch([]).parse(Reflect.get(definition, "inputs"))[0]);
}

const anyText = { type: "string" };

function trpcTargets(): Target[] {
  return proceduresOf(appRouter).map(({ name, definition }) => {
    const input = inputOf(definition);
    const path = `/api/trpc/${name}`;
    if (definition.type === "mutation") return { method: "POST", path, query: {}, body: input };
    const ofStream = { lastEventId: anyText, connectionParams: anyText };
    const query = { input, ...(definition.type === "subscription" && ofStream) };
    return { method: "GET", path, query, body: undefined };
  });
}

function authTargets({ auth }: Pick<Runtime, "auth">): Target[] {
  const schemas = new Map(
    Object.values(auth.api).flatMap((value) => {
      const { path, options } = endpoint.parse({
        path: Reflect.get(value, "path"),
        options: Reflect.get(value, "options"),
      });
      return path === undefined ? [] : [[path, options] as const];
    }),
  );
  return [...authEndpoints(auth)].flatMap(([path, methods]) =>
    methods.map((method) => ({
      method,
      path: `/api/auth${path}`,
      query: fields.parse(schemaOf(schemas.get(path)?.query) ?? {}).properties,
      body: schemaOf(schemas.get(path)?.body) ?? {},
    })),
  );
}

/** Returns the JSON schema of a validator's input; `undefined` when there is none, or it has no JSON schema. */
function schemaOf(validator: unknown): unknown {
  if (!(validator instanceof z.ZodType)) return undefined;
  try {
    return z.toJSONSchema(validator, { io: "input", unrepresentable: "any" });
  } catch {
    return undefined;
  }
}
