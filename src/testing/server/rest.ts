import type { Person } from "../people/people";
import type { TestServer } from "./runtime";

export interface RestAnswer {
  status: number;
  headers: Headers;
  /** The parsed JSON; `undefined` without a body. */
  body: unknown;
}

/** Sends one request. An object becomes a JSON body, a string is sent unchanged. */
export type Send = (
  method: string,
  path: string,
  body?: object | string,
  headers?: Record<string, string>,
) => Promise<RestAnswer>;

/** Returns REST as `person` calls it, with a Bearer token. */
export function restAs({ token, server }: Pick<Person, "token" | "server">): Send {
  return restWith(server, { authorization: `Bearer ${token}` });
}

/** Returns REST with the headers `always`. */
export function restWith(server: TestServer, always: Record<string, string> = {}): Send {
  return async (method, path, body, headers = {}) => {
    const response = await server.fetch(path, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...always, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
}
