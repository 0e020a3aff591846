import { type Components, refTo } from "./components";
import { nameProblem } from "./json-schema";
import { createRowWriter } from "../operations/names";
import { fieldLocation } from "../operations/operation";
import type { BoundOperation } from "../operations/bound-operation";
import type { Json } from "./openapi-document";

interface DocumentedError {
  /** The name of its response component. */
  name: string;
  description: string;
  /** The error code of the example. */
  code: string;
  headers?: Record<string, string>;
  /** For a versioned resource, whose current state the error includes: its description, and whether it always includes it. */
  current?: { description: string; isRequired: boolean };
  occurs: (operation: BoundOperation) => boolean;
}

const always = () => true;
const hasPathParameter = ({ path }: BoundOperation) => path.includes("{");
const takesBody = (operation: BoundOperation) => fieldLocation(operation) === "body";
const takesVersion = ({ shape }: BoundOperation) => shape.has("version");
const retryAfter = { "Retry-After": "Seconds to wait before retrying." };

const errorResponses: Record<string, DocumentedError> = {
  400: {
    name: "BadRequest",
    description: "The input is not valid. `errors` lists the messages by field.",
    code: "bad_request",
    occurs: always,
  },
  401: {
    name: "Unauthorized",
    description: "The token is missing or not valid.",
    code: "unauthorized",
    headers: {
      "WWW-Authenticate": '`Bearer`, with `error="invalid_token"` if a token was sent (RFC 6750).',
    },
    occurs: always,
  },
  403: {
    name: "Forbidden",
    description: "The resource belongs to another user.",
    code: "forbidden",
    occurs: hasPathParameter,
  },
  404: {
    name: "NotFound",
    description: "The resource does not exist, or no longer exists.",
    code: "not_found",
    occurs: hasPathParameter,
  },
  409: {
    name: "Conflict",
    description: "The `id` cannot be used.",
    code: "conflict",
    current: {
      description: "The resource has changed since the `version` in the body. `current` contains its state.",
      isRequired: false,
    },
    occurs: (operation) => takesBody(operation) && (takesVersion(operation) || operation.returns === "created"),
  },
  412: {
    name: "PreconditionFailed",
    description: "The resource has changed since the `If-Match`.",
    code: "precondition_failed",
    current: {
      description: "The resource has changed since the `If-Match`. `current` contains its state.",
      isRequired: true,
    },
    occurs: takesVersion,
  },
  413: {
    name: "PayloadTooLarge",
    description: "The body is larger than 256 KiB.",
    code: "payload_too_large",
    occurs: takesBody,
  },
  415: {
    name: "UnsupportedMediaType",
    description: "The body is not JSON.",
    code: "unsupported_media_type",
    occurs: takesBody,
  },
  429: {
    name: "TooManyRequests",
    description: "Too many requests.",
    code: "too_many_requests",
    headers: { ...retryAfter, RateLimit: "The remaining requests, and the seconds until the limit resets." },
    occurs: always,
  },
  500: {
    name: "InternalError",
    description: "An internal error, which has been recorded.",
    code: "internal_server_error",
    occurs: always,
  },
  503: {
    name: "Unavailable",
    description: "The server is temporarily unavailable.",
    code: "service_unavailable",
    headers: retryAfter,
    occurs: always,
  },
};

/** Returns the error responses of `operation`, by status. */
export function errorResponsesOf(operation: BoundOperation): Record<string, { $ref: string }> {
  return Object.fromEntries(
    occurringFor(operation).map(([status, refusal]) => [
      status,
      { $ref: `#/components/responses/${nameFor(refusal, operation)}` },
    ]),
  );
}

/** Returns every error response of `operations`, by name; `current` of a conflict is the resource that it is about. */
export function describeErrorResponses(
  operations: BoundOperation[],
  components: Components,
): Record<string, Json & { description: string }> {
  return Object.fromEntries(
    operations.flatMap((operation) =>
      occurringFor(operation).map(([status, refusal]) => [
        nameFor(refusal, operation),
        describeErrorResponse(Number(status), refusal, { operation, components }),
      ]),
    ),
  );
}

const occurringFor = (operation: BoundOperation) =>
  Object.entries(errorResponses).filter(([, { occurs }]) => occurs(operation));

const currentIn = ({ current }: DocumentedError, operation: BoundOperation) =>
  takesVersion(operation) ? current : undefined;

/** Returns the name of the component: `TaskConflict` when the error includes the task. */
const nameFor = (refusal: DocumentedError, operation: BoundOperation) =>
  `${currentIn(refusal, operation) === undefined ? "" : operation.resource.name}${refusal.name}`;

function describeErrorResponse(
  status: number,
  refusal: DocumentedError,
  { operation, components }: { operation: BoundOperation; components: Components },
) {
  const { code, headers = {} } = refusal;
  const { resource } = operation;
  const current = currentIn(refusal, operation);
  const description = current?.description ?? refusal.description;
  const problem = nameProblem(components);
  const withCurrent = () => ({
    allOf: [
      problem,
      {
        type: "object",
        properties: { current: { ...refTo(resource.name), description: "The current state of the resource." } },
        required: current?.isRequired === true ? ["current"] : [],
      },
    ],
  });
  const example = { type: "about:blank", title: description, status, code, request_id: "0198c5d2" };
  const content =
    current === undefined
      ? { schema: problem, example }
      : {
          schema: components.add(`${nameFor(refusal, operation)}Problem`, refusal, withCurrent),
          example: { ...example, current: createRowWriter(resource)(resource.example) },
        };
  return {
    description,
    headers: Object.fromEntries(
      Object.entries(headers).map(([header, about]) => [header, { description: about, schema: { type: "string" } }]),
    ),
    content: { "application/problem+json": content },
  };
}
