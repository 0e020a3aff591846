import { createServer, type ServerResponse } from "node:http";
import { EventSource } from "undici";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { listen } from "~/server/http/listen";
import { followChanges } from "./stream";

/** The server's answer: a stream, an error in a stream, or no stream. */
let mode: "stream" | "refusal" | "signed out" | "outage" | "too many";
let seq: number;
let requests: number;
let close: () => Promise<void>;
const open = new Set<ServerResponse>();
const onChange = vi.fn<() => void>();
const page = { visibilityState: "visible" };

const tell = (response: ServerResponse) => response.write(`id: ${seq}\ndata: {"seq":${seq}}\n\n`);

beforeEach(async () => {
  [mode, seq, requests] = ["stream", 1, 0];
  const server = createServer((_request, response) => {
    requests += 1;
    if (mode === "outage") return response.writeHead(503).end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (mode === "refusal") return response.end("event: serialized-error\ndata: {}\n\n");
    if (mode === "too many")
      return response.end('event: serialized-error\ndata: {"code":-32029,"data":{"httpStatus":429}}\n\n');
    if (mode === "signed out")
      return response.end('event: serialized-error\ndata: {"code":-32001,"data":{"httpStatus":401}}\n\n');
    open.add(response.on("close", () => open.delete(response)));
    return tell(response);
  });
  const origin = `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
  close = () => new Promise((resolve) => server.close(() => resolve()));
  vi.stubGlobal(
    "EventSource",
    class extends EventSource {
      constructor(path: string) {
        super(`${origin}${path}`);
      }
    },
  );
  vi.stubGlobal("document", Object.assign(new EventTarget(), page));
  vi.stubGlobal("window", new EventTarget());
  onChange.mockClear();
});
afterEach(async () => {
  for (const response of open) response.destroy();
  await close();
  vi.unstubAllGlobals();
});

/** Follows for as long as `work` takes. */
async function following(work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  followChanges(onChange, stop.signal);
  try {
    await eventually(() => expect(onChange).toHaveBeenCalledTimes(1));
    await work();
  } finally {
    stop.abort();
  }
  await eventually(() => expect(open.size).toBe(0));
}

test("a change is reported once", () =>
  following(async () => {
    for (const next of [2, 2, 3]) {
      seq = next;
      open.forEach(tell);
    }
    await eventually(() => expect(onChange).toHaveBeenCalledTimes(3));
  }));

test("a stream that breaks off or ends is reopened, and changes made meanwhile are reported", () =>
  following(async () => {
    for (const response of open) response.destroy();
    await eventually(() => expect(requests).toBe(2));
    expect(onChange).toHaveBeenCalledTimes(1);
    await eventually(() => expect(open.size).toBe(1));
    seq = 2;
    for (const response of open) response.end();
    await eventually(() => expect(onChange).toHaveBeenCalledTimes(2));
  }));

test.each(["outage", "refusal"] as const)("after an %s the stream comes back by itself", (kind) =>
  following(async () => {
    mode = kind;
    for (const response of open) response.destroy();
    await eventually(() => expect(requests).toBeGreaterThan(2));
    [mode, seq] = ["stream", 2];
    await eventually(() => expect(onChange).toHaveBeenCalledTimes(2));
  }),
);

test("a user who returns gets a new stream, because the old one may be silently dead", () =>
  following(async () => {
    window.dispatchEvent(new Event("focus"));
    await eventually(() => expect(requests).toBe(2));
    await eventually(() => expect(open.size).toBe(1));
  }));

test("a page whose session was ended elsewhere asks at once, and so learns of it without being looked at", () =>
  following(async () => {
    mode = "signed out";
    for (const response of open) response.destroy();
    await eventually(() => expect(onChange).toHaveBeenCalledTimes(2));
  }));

test("a stream that was ended because there are too many is not reopened at once, unless the user returns to its page", () =>
  following(async () => {
    mode = "too many";
    for (const response of open) response.destroy();
    await eventually(() => expect(requests).toBe(2));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(requests).toBe(2);
    mode = "stream";
    window.dispatchEvent(new Event("focus"));
    await eventually(() => expect(open.size).toBe(1));
  }));
