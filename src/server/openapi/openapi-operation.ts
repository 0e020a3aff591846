import { z } from "zod";
import { type Components, refTo } from "./components";
import { describeInput } from "./json-schema";
import { createRowWriter } from "../operations/names";
import type { DocumentedOperation, Json, Parameter } from "./openapi-document";
import { errorResponsesOf } from "./openapi-error-responses";
import { fieldLocation, type Resource } from "../operations/operation";
import type { BoundOperation } from "../operations/bound-operation";

const header = (description: string) => ({ description, schema: { type: "string" } });

interface OperationContext {
  /** The operations that a created resource links to. */
  all: BoundOperation[];
  components: Components;
}

/** Describes one operation, and adds the schema of its body to the components. */
export function describeOperation(
  operation: BoundOperation,
  { all, components }: OperationContext,
): DocumentedOperation {
  const { path, summary, description, resource, input, procedure, shape } = operation;
  const { properties, required } = describeInput(input, resource, components);
  const named = resource.of ?? resource;
  const example = createRowWriter(resource)(resource.example);
  const idExample = createRowWriter(named)(named.example);
  const inPath = parametersIn(path);
  const free = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const place = fieldLocation(operation);
  const parameters: Parameter[] = [
    ...inPath.map((name) => describePathField(name, properties[name] ?? {}, idExample[name])),
    ...(place === "query" ? free.map(([name, schema]) => describeQueryField(name, schema)) : []),
    ...(shape.has("version") ? [ifMatch] : []),
    ...(place === "query" && returnsResource(operation) && hasVersion(operation) ? [ifNoneMatch] : []),
  ];
  const needed = required.filter((name) => !inPath.includes(name));
  const fields = Object.fromEntries(free);
  const nameBody = () => {
    const schema = { type: "object", properties: fields, required: needed, additionalProperties: false };
    return operation.body === undefined ? schema : components.add(operation.body, input, () => schema);
  };
  return {
    operationId: procedure,
    summary,
    description,
    tags: [`${resource.name}s`],
    parameters,
    ...(place === "body" && free.length > 0
      ? {
          requestBody: {
            required: needed.length > 0,
            content: { "application/json": { schema: nameBody(), example: exampleBody(fields, example) } },
          },
        }
      : {}),
    responses: { ...describeResponses(operation, example, all), ...errorResponsesOf(operation) },
  };
}

const parametersIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const hasVersion = ({ resource }: BoundOperation) => Object.hasOwn(resource.row.shape, "version");
const returnsResource = ({ returns }: BoundOperation) => returns === undefined || returns === "created";

const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The `ETag` that the change is based on. The response is 412 if the resource has changed since.",
  schema: { type: "string", pattern: String.raw`^(\*|(W\/)?"[^"]*")$` },
};

const ifNoneMatch: Parameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The `ETag` of your copy. The response is 304 if it is still current.",
  schema: { type: "string" },
};

function describePathField(name: string, schema: Json, example: unknown): Parameter {
  return { name, in: "path", required: true, schema, ...(typeof example === "string" ? { example } : {}) };
}

/**
 * Describes a query field such as `priority=high,low`: one or more values, separated by commas. A query has no `null`: an absent field is left out.
 */
function describeQueryField(name: string, schema: Json): Parameter {
  const { description, anyOf, ...rest } = schema;
  const forms = z
    .array(z.looseObject({}))
    .optional()
    .parse(anyOf)
    ?.filter(({ type }) => type !== "null");
  const array = forms?.find(({ type }) => type === "array");
  const [only, ...more] = forms ?? [rest];
  return {
    name,
    in: "query",
    required: false,
    ...(typeof description === "string" ? { description } : {}),
    schema: array ?? (more.length === 0 ? { ...only, ...rest } : { anyOf: forms, ...rest }),
    ...(array === undefined ? {} : { style: "form", explode: false }),
  };
}

/**
 * Returns the example of a body, from the example of the resource, or from the field's own examples. The version belongs in the header, and the
 * server assigns the id.
 */
function exampleBody(properties: Record<string, Json>, example: Json): Json {
  const entries = Object.entries(properties).flatMap(([name, { examples }]) => {
    if (name === "version" || name === "id") return [];
    if (name in example) return [[name, example[name]]];
    if (name === "ids") return [[name, [example["id"]]]];
    return Array.isArray(examples) ? [[name, examples[0]]] : [];
  });
  return Object.fromEntries(entries);
}

function describeResponses(
  operation: BoundOperation,
  example: Json,
  all: BoundOperation[],
): DocumentedOperation["responses"] {
  const { returns, resource, method } = operation;
  if (returns === "nothing") return { 204: { description: "The operation succeeded. There is no content." } };
  if (returns === "page") {
    const link = header('The address of the next page, as `rel="next"`; absent on the last page (RFC 8288).');
    const content = {
      "application/json": { schema: { type: "array", items: refTo(resource.name) }, example: [example] },
    };
    return { 200: { description: "A page of results.", headers: { Link: link }, content } };
  }
  const description = `The ${resource.name.toLowerCase()}.`;
  const etag = { ETag: header("The version of the resource, for `If-Match` and `If-None-Match`.") };
  const headers = hasVersion(operation) ? etag : {};
  const content = { "application/json": { schema: refTo(resource.name), example } };
  if (returns === "created") {
    const location = header("The address of the new resource.");
    return {
      201: { description, headers: { ...headers, Location: location }, content, links: linksTo(resource, all) },
    };
  }
  const unchanged = { description: "Your copy is current.", headers };
  return {
    200: { description, headers, content },
    ...(method === "GET" && hasVersion(operation) ? { 304: unchanged } : {}),
  };
}

/** Returns links to the operations on a new resource, by the fields of its response. */
function linksTo(resource: Resource, all: BoundOperation[]): Json {
  const others = all.filter(
    (operation) => [operation.resource, operation.resource.of].includes(resource) && operation.path.includes("{"),
  );
  return Object.fromEntries(
    others.map(({ procedure, path }) => [
      procedure,
      {
        operationId: procedure,
        parameters: Object.fromEntries(parametersIn(path).map((name) => [name, `$response.body#/${name}`])),
      },
    ]),
  );
}
