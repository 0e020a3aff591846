import { connect, createServer, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Fault } from "./fault";
import { createStatementFilter } from "./statement-filter";

export interface FaultProxy {
  /** `postgres://…` of the database, through the proxy. */
  url: string;
  /** Sets the fault, also for existing connections. Resolves when it is in force. */
  set: (fault: Fault) => Promise<void>;
  /** Connections accepted since the start; those refused by `refuse` never arrive. */
  accepted: () => number;
  /** How often a client has waited for the server since the start. What is sent at once counts once. */
  roundTrips: () => number;
  close: () => Promise<void>;
}

/** Starts a TCP proxy on a loopback port, before the database at `target`, that can simulate faults. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let fault: Fault = { kind: "none" };
  let accepted = 0;
  let roundTrips = 0;

  const server = createServer((client) => {
    accepted += 1;
    if (fault.kind === "cut_at_startup") {
      client
        .on("error", () => undefined)
        .resume()
        .end();
      return;
    }
    const upstream = connect(Number(targetPort), hostname);
    const { fromClient, fromServer } = createStatementFilter(() => fault, client);
    let isWaiting = false;
    const fromClientWaiting = async (chunk: Buffer) => {
      if (!isWaiting) roundTrips += 1;
      isWaiting = true;
      upstream.write(fromClient(chunk));
    };
    relay(client, fromClientWaiting, upstream);
    relay(
      upstream,
      async (chunk) => {
        isWaiting = false;
        fromServer(chunk);
        await send(chunk, client);
      },
      client,
    );
  });

  /** Passes on what arrives, in order, as the fault allows, and then closes the `other` end. */
  const relay = (from: Socket, pass: (chunk: Buffer) => Promise<void>, other: Socket) => {
    let last = Promise.resolve();
    const later = (work: () => Promise<void> | void) => {
      const arrivedAt = performance.now();
      const inTurn = async () => {
        while (fault.kind === "freeze") await setTimeout(5);
        if (fault.kind === "delay") await setTimeout(Math.max(0, arrivedAt + fault.milliseconds - performance.now()));
        await work();
      };
      last = last.then(inTurn);
    };
    sockets.add(from);
    from.on("data", (chunk: Buffer) => later(() => pass(chunk)));
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      later(() => void other.destroy());
    });
  };

  const send = async (chunk: Buffer, client: Socket) => {
    let sent = 0;
    while (sent < chunk.length && fault.kind === "trickle") {
      await setTimeout(fault.milliseconds);
      client.write(chunk.subarray(sent, (sent += 1)));
    }
    if (sent < chunk.length) client.write(chunk.subarray(sent));
  };

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stopListening = () => new Promise<void>((resolve) => server.close(() => resolve()));

  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fault proxy has no port.");
  return {
    url: Object.assign(new URL(target), { hostname: "127.0.0.1", port: String(address.port) }).href,
    set: async (next) => {
      fault = next;
      if (next.kind === "refuse" || next.kind === "cut_at_startup" || next.kind === "refuse_startup") cut();
      if (next.kind === "refuse" && server.listening) await stopListening();
      if (next.kind !== "refuse" && !server.listening) await listen(address.port);
    },
    accepted: () => accepted,
    roundTrips: () => roundTrips,
    close: async () => {
      fault = { kind: "none" };
      cut();
      if (server.listening) await stopListening();
    },
  };
}
