import fc, { type Arbitrary } from "fast-check";
import { hostileJson, hostileString, mutated, nearly, type Known } from "./hostile-values";

/** A target of the API with its JSON schemas. */
export interface Target {
  method: string;
  /** Parameters look like `{id}` or `:id`. */
  path: string;
  query: Record<string, unknown>;
  body: unknown;
}

/** A request as it is sent. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Uint8Array | undefined;
  /** In how many chunks the body is sent, without a content length; `undefined` for one body with a length. */
  pieces: number | undefined;
}

const methods = "GET HEAD OPTIONS PUT PATCH DELETE POST PROPFIND QUERY M-SEARCH get X".split(" ");
const contentTypes = [
  ..."text/plain text/html multipart/form-data application/octet-stream application/xml application/json5".split(" "),
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "application/merge-patch+json",
  "application/json; charset=utf-7",
  "application/json;charset=",
  "APPLICATION/JSON",
  "application/jsonx",
  "a/b/c; ;;=",
  "",
];
const headerNames =
  "accept accept-encoding accept-language authorization baggage content-encoding content-language cookie date expect forwarded host if-match if-modified-since if-none-match if-range if-unmodified-since last-event-id origin prefer range referer sec-fetch-site te traceparent trpc-accept user-agent via x-captcha-response x-csrf-token x-forwarded-for x-forwarded-host x-forwarded-proto x-http-method-override x-keel-client-address x-original-url x-real-ip x-request-id x-trpc-source".split(
    " ",
  );
const headerTexts = [
  ...'* W/ W/"1" "1" "0" "99999999999" gzip br chunked null application/jsonl text/html bytes=0- 1'.split(" "),
  "'; drop table tasks; --",
  '"'.repeat(1000),
  "x".repeat(5000),
  "a=b; ".repeat(1000),
  "Bearer ",
  "Bearer a.b.c",
  "Basic Og==",
  "keel.session_token=%00; keel.session_data=%E0%A4%A; =; ;;",
  "__Host-keel.session_token=x; __Host-a=b; __proto__=1",
];
/** All valid header values: visible Latin-1 (RFC 9110 §5.5). */
const headerValue = fc.oneof(
  fc.constantFrom(...headerTexts),
  hostileString.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "")),
);

const encoder = new TextEncoder();
const rarely = <T>(usual: Arbitrary<T>, odd: Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** A body that is not JSON, or unusual JSON. */
const oddBody = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  hostileString.map((text) => encoder.encode(text)),
  fc
    .constantFrom(
      "{",
      '\ufeff{"title":"Read"}',
      '{"title":"x","__proto__":{"isAdmin":true}}',
      '{"title":"x","constructor":{"prototype":{"isAdmin":true}}}',
      `{"title":"x","version":1${"0".repeat(1000)}}`,
      '{"title":"\\ud800"}',
      `{${Array.from({ length: 500 }, () => '"title":"x"').join(",")}}`,
      "[".repeat(20_000) + "]".repeat(20_000),
      '{"a":'.repeat(20_000) + "1" + "}".repeat(20_000),
      "--x\r\n\r\nx\r\n--x--",
      "title=x&__proto__[isAdmin]=1",
    )
    .map((text) => encoder.encode(text)),
);

/** Returns requests that almost fit `target`, with faults in a few places. */
export function requestsTo(target: Target, known: Known): Arbitrary<HostileRequest> {
  const fields = Object.entries(target.query);
  const parameters = [...target.path.matchAll(/\{(\w+)\}|:(\w+)/g)].map(([, braced, colon]) => braced ?? colon ?? "");
  const odd = fc.tuple(fc.oneof(hostileString, fc.constantFrom(...fields.map(([name]) => name), "input")), hostileJson);
  return fc
    .record({
      method: rarely(fc.constant(target.method), fc.constantFrom(...methods)),
      values: fc.tuple(...parameters.map((name) => nearly({ type: "string" }, known, name))),
      pairs: fc.tuple(
        ...fields.map(([name, schema]) => fc.option(nearly(schema, known, name), { freq: 2, nil: undefined })),
      ),
      more: rarely(fc.constant<[string, unknown][]>([]), fc.array(odd, { maxLength: 3 })),
      ending: rarely(
        fc.constant(""),
        fc.constantFrom("/", "//", "/%", "/%00", "/..;/", "%2f", "?&&=", "?%ff=%E0%A4%A"),
      ),
      body: rarely(
        nearly(target.body, known).map((value) => encoder.encode(JSON.stringify(value) ?? "")),
        oddBody,
      ),
      type: rarely(fc.constant("application/json"), fc.constantFrom(...contentTypes)),
      headers: rarely(
        fc.constant<[string, string][]>([]),
        fc.array(fc.tuple(fc.constantFrom(...headerNames), headerValue), { maxLength: 4 }),
      ),
      cookie: rarely(fc.constant(undefined), mutated(known.get("cookie") ?? ["a=b"])),
      pieces: rarely(fc.constant(undefined), fc.integer({ min: 1, max: 40 })),
    })
    .map(({ method, values, pairs, more, ending, body, type, headers, cookie, pieces }) => {
      const rest = [...values];
      const path = target.path.replaceAll(/\{\w+\}|:\w+/g, () => writePart(rest.shift()));
      const query = new URLSearchParams();
      for (const [at, [name]] of fields.entries()) for (const value of listOf(pairs[at])) query.append(name, value);
      for (const [name, value] of more) query.append(name, writeText(value));
      const isBodiless = /^(get|head)$/i.test(method);
      const odd = cookie?.replaceAll(/[^\t\x20-\x7e]/g, "");
      return {
        method,
        path: `${path}${ending}${ending.includes("?") ? "&" : "?"}${query}`,
        headers: [["content-type", type], ...headers, ...(odd === undefined ? [] : [["cookie", odd] as const])].map(
          ([name = "", value = ""]): [string, string] => [name, value],
        ),
        body: isBodiless || target.body === undefined ? undefined : body,
        pieces,
      };
    });
}

const writeText = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
const writePart = (value: unknown) =>
  new URLSearchParams({ x: writeText(value) }).toString().slice(2).replaceAll("+", "%20");

/** A query contains a list as one parameter per item. */
function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.map(writeText) : [writeText(value)];
}

/** Returns the request as the options of `fetch`. */
export function toRequestInit({ method, headers, body, pieces }: HostileRequest): RequestInit & { duplex?: "half" } {
  const init = { method, headers };
  if (body === undefined) return init;
  if (pieces === undefined) {
    return { ...init, headers: [...headers, ["content-length", String(body.length)]], body: Buffer.from(body) };
  }
  const size = Math.ceil(body.length / pieces) || 1;
  return {
    ...init,
    duplex: "half",
    body: new ReadableStream({
      start: (controller) => {
        for (let at = 0; at < body.length; at += size) controller.enqueue(body.slice(at, at + size));
        controller.close();
      },
    }),
  };
}
