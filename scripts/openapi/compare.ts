import { z } from "zod";
import { createSchemaComparison } from "./compare-schemas";

const json = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.looseObject({ schema: json })).default({});
const response = z.looseObject({ $ref: z.string().optional(), headers: json.default({}), content });
const operation = z.looseObject({
  operationId: z.string(),
  security: z.array(json).optional(),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: json }))
    .default([]),
  requestBody: z.looseObject({ required: z.boolean().default(false), content }).optional(),
  responses: z.record(z.string(), response),
});
const document = z.looseObject({
  security: z.array(json).default([]),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({
    schemas: z.record(z.string(), json).default({}),
    responses: z.record(z.string(), response).default({}),
  }),
});

type Document = z.infer<typeof document>;
type Response = z.infer<typeof response>;
type Operation = z.infer<typeof operation>;
type Content = z.infer<typeof content>;
type Compare = ReturnType<typeof createSchemaComparison>;
interface Pair<Part> {
  before: Part;
  after: Part;
}

/**
 * Returns the changes that break a client of the OpenAPI document `before` with a server described by `after`: removals, new requirements,
 * values that are no longer accepted, and new kinds of answers.
 */
export function breakingChanges(before: unknown, after: unknown): string[] {
  const pair: Pair<Document> = { before: document.parse(before), after: document.parse(after) };
  const schemas = { before: pair.before.components.schemas, after: pair.after.components.schemas };
  const compare = createSchemaComparison(schemas);
  const olds = operationsIn(pair.before);
  const news = operationsIn(pair.after);
  const changes = [...olds].flatMap(([call, old]) => {
    const now = news.get(call);
    return now === undefined
      ? [`${call} is gone`]
      : compareOperations({ before: old, after: now }, { call, compare, pair });
  });
  const goneNames = Object.keys(schemas.before).filter((name) => !(name in schemas.after));
  return [...changes, ...goneNames.map((name) => `the schema ${name} is gone`)];
}

const operationsIn = ({ paths }: Document) =>
  new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
    ),
  );

interface ComparisonContext {
  call: string;
  compare: Compare;
  pair: Pair<Document>;
}

function compareOperations({ before, after }: Pair<Operation>, { call, compare, pair }: ComparisonContext): string[] {
  const renamed = before.operationId === after.operationId ? [] : [`${call} is called ${after.operationId} now`];
  return [
    ...renamed,
    ...compareSecurity(before.security ?? pair.before.security, after.security ?? pair.after.security, call),
    ...compareParameters({ before, after }, { call, compare }),
    ...compareBodies({ before, after }, { call, compare }),
    ...compareResponses({ before, after }, { call, compare, pair }),
  ];
}

/** Compares the security schemes; no authentication counts as one, too. */
function compareSecurity(before: object[], after: object[], call: string): string[] {
  const schemesOf = (list: object[]) =>
    list.length === 0 ? ["no credentials"] : list.map((scheme) => Object.keys(scheme).join(" and "));
  const left = after.length === 0 ? undefined : schemesOf(after);
  const lost = schemesOf(before).filter((way) => left?.includes(way) === false);
  return lost.map((way) => `${call} no longer takes ${way}`);
}

function compareParameters(
  { before, after }: Pair<Operation>,
  { call, compare }: Omit<ComparisonContext, "pair">,
): string[] {
  const find = (list: Operation["parameters"], name: string) => list.find((each) => each.name === name);
  const kept = before.parameters.flatMap((old) => {
    const now = find(after.parameters, old.name);
    if (now === undefined) return [`${call} no longer takes ${old.name}`];
    return [
      ...(old.in === now.in ? [] : [`${call} takes ${old.name} in the ${now.in} instead of the ${old.in}`]),
      ...(now.required && !old.required ? [`${call} needs ${old.name} now`] : []),
      ...compare({ before: old.schema, after: now.schema }, "sent", `${call} ${old.name}`),
    ];
  });
  const needed = after.parameters.filter(
    ({ name, required }) => required && find(before.parameters, name) === undefined,
  );
  return [...kept, ...needed.map(({ name }) => `${call} needs ${name} now`)];
}

function compareBodies(
  { before, after }: Pair<Operation>,
  { call, compare }: Omit<ComparisonContext, "pair">,
): string[] {
  const old = before.requestBody;
  const now = after.requestBody;
  const needed = now?.required === true && old?.required !== true ? [`${call} needs a body now`] : [];
  if (old === undefined) return needed;
  if (now === undefined) return [`${call} no longer takes a body`];
  return [
    ...needed,
    ...compareContent(
      { before: old.content, after: now.content },
      (type) => `${call} no longer takes ${type}`,
      (schemas) => compare(schemas, "sent", `${call} body`),
    ),
  ];
}

function compareResponses({ before, after }: Pair<Operation>, { call, compare, pair }: ComparisonContext): string[] {
  const isSuccess = (status: string) => /^[23]/.test(status);
  const added = Object.keys(after.responses).filter((status) => isSuccess(status) && !(status in before.responses));
  const compareAnswer = ([status, response]: [string, Response]): string[] => {
    const answered = after.responses[status];
    if (answered === undefined) return isSuccess(status) ? [`${call} no longer answers ${status}`] : [];
    const old = resolve(response, pair.before);
    const now = resolve(answered, pair.after);
    const lost = Object.keys(old.headers).filter((name) => !(name in now.headers));
    return [
      ...lost.map((name) => `${call} ${status} no longer has the header ${name}`),
      ...compareContent(
        { before: old.content, after: now.content },
        (type) => `${call} ${status} is no longer ${type}`,
        (schemas) => compare(schemas, "answered", `${call} ${status}`),
      ),
    ];
  };
  const changed = Object.entries(before.responses).flatMap(compareAnswer);
  return [...changed, ...added.map((status) => `${call} may answer ${status} now`)];
}

const resolve = (one: Response, { components }: Document) =>
  components.responses[one.$ref?.split("/").at(-1) ?? ""] ?? one;

function compareContent(
  { before, after }: Pair<Content>,
  gone: (type: string) => string,
  compare: (schemas: Pair<Record<string, unknown>>) => string[],
): string[] {
  return Object.entries(before).flatMap(([type, { schema }]) => {
    const now = after[type];
    return now === undefined ? [gone(type)] : compare({ before: schema, after: now.schema });
  });
}
