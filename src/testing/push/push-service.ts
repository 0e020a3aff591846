import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import { z } from "zod";
import { certificate } from "../outage/database-proxies";

interface ReceivedPush {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the service answers, after what a test says. */
type Answer = { status: number; headers?: Record<string, string> } | "never";

/** Starts a push service on this machine, with TLS, that keeps what it is sent. */
export async function startPushService() {
  const received: ReceivedPush[] = [];
  let next: Answer = { status: 201 };
  const key = readFileSync("src/testing/certificates/server.key");
  const cert = readFileSync(certificate);
  const server = createServer({ key, cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
      if (next !== "never") response.writeHead(next.status, next.headers).end("x".repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    /** As `PUSH_SERVICES` names it. */
    host: `localhost:${port}`,
    ca: cert,
    received,
    answerWith: (answer: Answer) => {
      next = answer;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
