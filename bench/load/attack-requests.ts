import type { Call } from "./cases";
import { emailOf } from "../servers/seed";
import type { Person } from "../servers/people";

/** A request that costs the server more than it costs its sender. */
export interface AttackRequest extends Call {
  label: string;
  headers?: Record<string, string>;
}

/** The largest request line and headers that Node.js accepts, less what else they hold. */
const headerRoom = 14_000;
const bodyRoom = 250 * 1024;

/** Fills `room` with `piece(0)`, `piece(1)`, … */
function fill(room: number, separator: string, piece: (at: number) => string): string {
  const pieces: string[] = [];
  for (let [at, size] = [0, 0]; size < room; at++) {
    const next = piece(at);
    pieces.push(next);
    size += next.length + separator.length;
  }
  return pieces.join(separator);
}

/** Some 32,800 names; the first one appears twice. */
const manyNames = `{${fill(bodyRoom, ",", (at) => `"${(at % 32_800).toString(36)}":1`)},"0":1}`;
const deep = `{"title":${"[".repeat(bodyRoom / 2)}${"]".repeat(bodyRoom / 2)}}`;

/** Returns the most expensive requests known, each of a different kind. `person` is the attacker, who has an account. */
export function attackRequests({ cookie, token }: Person): AttackRequest[] {
  const bearer = { authorization: `Bearer ${token}` };
  const post = (path: string, body: string): Call => ({ method: "POST", path, body });
  const get = (path: string): Call => ({ method: "GET", path });
  const lists = Array.from({ length: 10 }, () => "tasks.list");
  return [
    { label: "a public page", ...get("/sign-in") },
    { label: "a page of the attacker's", ...get("/today"), headers: { cookie } },
    { label: "a page that does not exist", ...get("/no/such/page") },
    { label: "the API behind a dot segment", ...get("/x/../api") },
    { label: "the API behind an encoded dot segment", ...get("/_next/%2e%2e/api/tasks"), headers: bearer },
    {
      label: "the API through the image optimizer",
      ...get("/_next/image?url=/api/tasks&w=64&q=75"),
      headers: { cookie },
    },
    { label: "a body with 32,800 names, to REST", ...post("/api/tasks", manyNames), headers: bearer },
    { label: "a body with 32,800 names, to tRPC", ...post("/api/trpc/tasks.create", manyNames), headers: bearer },
    { label: "a body with 32,800 names, to sign in", ...post("/api/auth/sign-in/email", manyNames) },
    { label: "a body of 125,000 lists in each other", ...post("/api/tasks", deep), headers: bearer },
    {
      label: "ten lists in a batch",
      ...get(`/api/trpc/${lists.join("%2C")}?batch=1&input=%7B%7D`),
      headers: bearer,
    },
    {
      label: "a sign-in with a wrong password",
      ...post("/api/auth/sign-in/email", JSON.stringify({ email: emailOf(2), password: "not the right one" })),
    },
    { label: "7,000 query parameters", ...get(`/api/tasks?${fill(headerRoom, "&", () => "q")}`), headers: bearer },
    {
      label: "7,000 query parameters, to a page",
      ...get(`/tasks?${fill(headerRoom, "&", () => "q")}`),
      headers: { cookie },
    },
    {
      label: "14,000 bytes of cookies",
      ...get("/api/tasks"),
      headers: { cookie: fill(headerRoom, "; ", (at) => `c${at}=${at}`) },
    },
    {
      label: "14,000 bytes of cookies, to a page",
      ...get("/today"),
      headers: { cookie: fill(headerRoom, "; ", (at) => `c${at}=${at}`) },
    },
    {
      label: "14,000 bytes of User-Agent",
      ...get("/api/sessions"),
      headers: { ...bearer, "user-agent": fill(headerRoom, " ", (at) => `Mozilla/${at}.0 (X11)`) },
    },
    {
      label: "a token that is forged",
      ...get("/api/tasks"),
      headers: { authorization: `Bearer ${token.slice(0, -6)}AAAAAA` },
    },
  ];
}
