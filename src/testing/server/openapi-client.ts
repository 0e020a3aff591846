import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";
import { resolveSchema } from "~/server/openapi/components";

const json = z.record(z.string(), z.unknown());
const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  example: z.unknown().optional(),
  schema: json,
});
const mediaTypes = z.record(z.string(), z.looseObject({ schema: json, example: z.unknown() }));
const response = z.looseObject({
  $ref: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).default({}),
  content: mediaTypes.optional(),
  links: z
    .record(z.string(), z.object({ operationId: z.string(), parameters: z.record(z.string(), z.string()) }))
    .optional(),
});
const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(parameter),
  requestBody: z.looseObject({ required: z.boolean(), content: mediaTypes }).optional(),
  responses: z.record(z.string(), response),
});
const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), json), responses: z.record(z.string(), response) }),
});

export interface Operation extends z.infer<typeof operation> {
  method: string;
  path: string;
}

/** Returns what a client knows that has only the OpenAPI document: the operations, and whether a response matches. */
export function readDocument(source: unknown) {
  const { paths, components } = document.parse(source);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(json.parse(source), "document");

  const operations: Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      Object.assign(described, { method: method.toUpperCase(), path, ...withBodyOf(described, components.schemas) }),
    ),
  );

  /** Returns the violations of `schema` by a value. References in `schema` point into the document. */
  const faultsIn = (schema: object, value: unknown): string[] => {
    const resolved: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
    const validate = ajv.compile(json.parse(resolved));
    return validate(value) ? [] : [ajv.errorsText(validate.errors)];
  };

  /** Returns how a response differs from the document. */
  const check = (described: Operation, answer: { status: number; headers: Headers; body: unknown }): string[] => {
    const found = described.responses[String(answer.status)];
    if (found === undefined) return [`${answer.status} is not documented`];
    const resolved = found.$ref === undefined ? found : components.responses[found.$ref.split("/").at(-1) ?? ""];
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
    const isEmpty = answer.body === undefined;
    if (resolved?.content === undefined) return isEmpty ? [] : ["a body is not documented"];
    const media = resolved.content[type];
    return media === undefined ? [`${type} is not documented`] : faultsIn(media.schema, answer.body);
  };

  return { operations, responses: components.responses, faultsIn, check };
}

/** Returns the body of an operation with the schema it refers to. */
function withBodyOf(
  { requestBody }: z.infer<typeof operation>,
  schemas: Record<string, Record<string, unknown>>,
): Pick<Operation, "requestBody"> {
  if (requestBody === undefined) return {};
  const content = Object.entries(requestBody.content).map(
    ([type, media]) => [type, { ...media, schema: resolveSchema(media.schema, schemas) }] as const,
  );
  return { requestBody: { ...requestBody, content: Object.fromEntries(content) } };
}

/** Returns the values in a schema: its examples, choices, limits and default. */
export function valuesOf(schema: Record<string, unknown>): unknown[] {
  const {
    examples = [],
    enum: choices = [],
    minimum,
    maximum,
    ...rest
  } = z
    .looseObject({
      examples: z.array(z.unknown()).optional(),
      enum: z.array(z.unknown()).optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      type: z.string().optional(),
      default: z.unknown().optional(),
      items: json.optional(),
    })
    .parse(schema);
  const listed = rest.type === "array" ? valuesOf(rest.items ?? {}) : [];
  const limits = [minimum, maximum].filter((limit) => limit !== undefined);
  const booleans = rest.type === "boolean" ? [true, false] : [];
  return [
    ...examples,
    ...choices,
    ...limits,
    ...booleans,
    ...listed,
    ...(rest.default === undefined ? [] : [rest.default]),
  ];
}
