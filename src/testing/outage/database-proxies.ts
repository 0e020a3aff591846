import { readFileSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { createMessageReader, errorResponse, statementIn } from "./postgres-messages";

export interface DatabaseProxy {
  port: number;
  /** Connections accepted since the start. */
  accepted: () => number;
  close: () => Promise<void>;
}

export const certificate = "src/testing/certificates/server.crt";
const key = "src/testing/certificates/server.key";

/** Listens before the database at `target`, on a path or a loopback port. */
async function listen(
  target: string,
  place: string | undefined,
  serve: (client: Socket, upstream: () => Socket) => void,
): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket.on("error", () => undefined).setNoDelay());
    return socket;
  };
  let accepted = 0;
  const server: Server = createServer((client) => {
    accepted += 1;
    serve(keep(client), () => keep(connect(Number(port), hostname)));
  });
  await new Promise<void>((resolve) =>
    place === undefined ? server.listen(0, "127.0.0.1", resolve) : server.listen(place, resolve),
  );
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    accepted: () => accepted,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const join = (one: Socket, other: Socket) => {
  one.pipe(other).pipe(one);
};

/** Starts a proxy on the Unix socket `path`. */
export const startSocketProxy = (target: string, path: string) =>
  listen(target, path, (client, upstream) => join(client, upstream()));

/** Starts a proxy that offers TLS as `localhost`, with a self-signed certificate; where it `demands` TLS, it answers nothing else. */
export const startTlsProxy = (target: string, { demands }: { demands: boolean }) =>
  listen(target, undefined, (client, upstream) => {
    client.once("data", (first: Buffer) => {
      const isAsked = first.length === 8;
      if (!isAsked && demands) return client.end(errorResponse("28000", "FATAL"));
      if (!isAsked) {
        const server = upstream();
        server.write(first);
        return join(client, server);
      }
      client.write("S");
      const tls = new TLSSocket(client, { isServer: true, cert: readFileSync(certificate), key: readFileSync(key) });
      join(
        tls.on("error", () => undefined),
        upstream(),
      );
    });
  });

/** The startup parameters that PgBouncer 1.18 accepts. */
const carried = /^(?:user|database|client_encoding|datestyle|timezone|standard_conforming_strings|application_name)$/i;

/** Starts a proxy that refuses what a pooler does not support, and answers as one: with another process number than the server's. */
export const startPoolerProxy = (target: string) =>
  listen(target, undefined, (client, upstream) => {
    const readClient = createMessageReader({ hasStartup: true });
    const readServer = createMessageReader({ hasStartup: false });
    const server = upstream();
    client.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of readClient(chunk)) {
        const names =
          type === "startup"
            ? bytes
                .toString("utf8", 8)
                .split("\0")
                .filter((_, at) => at % 2 === 0)
            : [];
        if (names.some((name) => name !== "" && !carried.test(name))) client.end(errorResponse("08P01", "FATAL"));
        else server.write(bytes);
      }
    });
    server.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of readServer(chunk)) {
        if (type === "K") bytes.writeUInt32BE(1, 5);
        client.write(bytes);
      }
    });
    server.on("close", () => client.destroy());
    client.on("close", () => server.destroy());
  });

export interface StatementRecorder {
  /** `postgres://…` of the database, through the recorder. */
  url: string;
  /** Runs `work`, and returns the statements sent meanwhile. */
  during: (work: () => Promise<unknown>) => Promise<string[]>;
  close: () => Promise<void>;
}

/** Starts a proxy that records each statement. */
export async function startStatementRecorder(target: string): Promise<StatementRecorder> {
  let recorded: string[] = [];
  const proxy = await listen(target, undefined, (client, upstream) => {
    const readClient = createMessageReader({ hasStartup: true });
    const prepared = new Map<string, string>();
    client.on("data", (chunk: Buffer) => {
      for (const { type, bytes } of readClient(chunk)) {
        const statement = statementIn(type, bytes);
        if (statement?.text !== undefined) prepared.set(statement.name, statement.text);
        if (statement !== undefined && type !== "P") recorded.push(prepared.get(statement.name) ?? "");
      }
    });
    join(client, upstream());
  });
  return {
    url: Object.assign(new URL(target), { hostname: "127.0.0.1", port: String(proxy.port) }).href,
    during: async (work) => {
      recorded = [];
      await work();
      return recorded;
    },
    close: proxy.close,
  };
}
