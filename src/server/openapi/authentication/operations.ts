import type { DocumentedOperation, Json, Parameter } from "../openapi-document";
import type { AuthenticationSchema } from "./schemas";

/** An operation that is not a procedure, with its schemas by name. */
export interface AuthenticationOperation extends Pick<
  DocumentedOperation,
  "operationId" | "summary" | "description" | "security"
> {
  parameters?: Parameter[];
  body?: {
    type: "application/json" | "application/x-www-form-urlencoded";
    schema: AuthenticationSchema;
    example: Json;
  };
  response: { description: string; schemas: AuthenticationSchema[]; example: Json; headers?: Record<string, string> };
  /** The response components, by status. */
  errors: Record<string, string>;
}

const userId = "7d3c1f0e-52a4-4b8e-9d0a-1c2b3a4d5e6f";
const sessionId = "5d0c7a52-93fb-4c0e-a1e4-8f4f3f1f7b20";
const refused = "AuthenticationRefused";
const unavailable = { 429: "TooManyRequests", 500: "InternalError", 503: "Unavailable" };

export const signIn: AuthenticationOperation = {
  operationId: "auth.signIn",
  summary: "Sign in with an e-mail address and a password",
  description:
    "Starts a session, and returns it in cookies. Send these to `GET /api/auth/token` to get a Bearer token. Attempts are limited per account and per network address.",
  security: [],
  parameters: [
    {
      name: "Origin",
      in: "header",
      required: false,
      description:
        "The origin of this server. It is required with a `fetch` that sets `Sec-Fetch-Mode`, such as that of Node.js. Browsers send it themselves.",
      schema: { type: "string" },
    },
  ],
  body: {
    type: "application/json",
    schema: "SignIn",
    example: { email: "ada@example.com", password: "seven quiet red bicycles" },
  },
  response: {
    description: "Signed in, or a second factor is required.",
    schemas: ["SignedIn", "SecondFactorNeeded"],
    headers: { "Set-Cookie": "The session." },
    example: {
      redirect: false,
      user: {
        id: userId,
        name: "Ada Lovelace",
        email: "ada@example.com",
        emailVerified: true,
        role: "user",
        twoFactorEnabled: false,
        createdAt: "2026-11-19T08:30:00.000Z",
        updatedAt: "2026-11-19T08:30:00.000Z",
      },
    },
  },
  errors: {
    400: refused,
    401: refused,
    403: refused,
    413: "PayloadTooLarge",
    415: "UnsupportedMediaType",
    ...unavailable,
  },
};

export const readToken: AuthenticationOperation = {
  operationId: "auth.token",
  summary: "Get a Bearer token for the session",
  description:
    "Returns a JWT that is valid for minutes. Get a new one when it is rejected. Requests from web pages are refused, because pages use their cookie.",
  security: [{ cookie: [] }],
  response: {
    description: "The token.",
    schemas: ["AccessToken"],
    example: { token: "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI3ZDNjMWYwZSJ9.c2lnbmF0dXJl" },
  },
  errors: { 401: refused, 403: refused, ...unavailable },
};

export const introspect: AuthenticationOperation = {
  operationId: "auth.introspect",
  summary: "Introspect a token",
  description:
    "Returns whether a token is active, taking revocation into account ([RFC 7662](https://www.rfc-editor.org/rfc/rfc7662)). For services and administrators.",
  body: {
    type: "application/x-www-form-urlencoded",
    schema: "IntrospectionRequest",
    example: { token: "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI3ZDNjMWYwZSJ9.c2lnbmF0dXJl" },
  },
  response: {
    description: "Whether the token is active, and its claims if it is.",
    schemas: ["Introspection"],
    example: {
      active: true,
      token_type: "Bearer",
      sub: userId,
      username: "ada@example.com",
      role: "user",
      iss: "https://tasks.example.com",
      aud: "https://tasks.example.com/api",
      exp: 1_795_166_100,
      iat: 1_795_165_200,
      sid: sessionId,
    },
  },
  errors: { 400: "BadRequest", 401: "Unauthorized", 403: "Forbidden", 413: "PayloadTooLarge", ...unavailable },
};
