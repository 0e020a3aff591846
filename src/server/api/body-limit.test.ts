import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitBody } from "./body-limit";
import type { RequestVariables } from "../http/request/request-log";

const most = 256 * 1024;
let server: Server;
let origin: string;

/** Answers with the size of the body that it read. */
const app = new Hono<RequestVariables>()
  .use(limitBody())
  .all("*", async (c) => c.text(String((await c.req.raw.arrayBuffer()).byteLength)));

beforeAll(async () => {
  const listener = getRequestListener(app.fetch);
  server = createServer((request, response) => void listener(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const answerTo = async (response: Response) => [response.status, response.ok ? await response.text() : ""];
const declared = (size: number) => ({ method: "POST", body: "x".repeat(size) });
/** Streams a body without a length, in chunks of 64 KiB. */
const streamed = (size: number) => {
  const pieces = Array.from({ length: Math.ceil(size / 65_536) }, (_, at) => Math.min(65_536, size - at * 65_536));
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new Uint8Array(piece));
    },
  });
  return { method: "POST", body, duplex: "half" as const };
};

describe.each([
  ["over HTTP", (init: RequestInit) => fetch(origin, init)],
  ["in this process", async (init: RequestInit) => app.fetch(new Request("http://localhost", init))],
])("a body %s", (_name, send) => {
  test.each([
    ["of a declared length", declared],
    ["of a length that shows while it comes", streamed],
  ])("%s passes whole up to 256 KiB, and not a byte above", async (_kind, make) => {
    expect(await answerTo(await send(make(most)))).toEqual([200, String(most)]);
    expect(await answerTo(await send(make(most + 1)))).toEqual([413, ""]);
  });

  test("may be absent", async () => {
    expect(await answerTo(await send({ method: "GET" }))).toEqual([200, "0"]);
    expect(await answerTo(await send({ method: "POST" }))).toEqual([200, "0"]);
    expect(await answerTo(await send({ method: "DELETE" }))).toEqual([200, "0"]);
  });
});
