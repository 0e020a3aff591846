import type { Server } from "node:http";
import type { Socket } from "node:net";

const connections = new WeakMap<Server, Set<Socket>>();

/** Remembers each connection of `server`: one that was upgraded is none of the HTTP server's any more, but keeps it from closing. */
export function trackConnections(server: Server): Server {
  const open = new Set<Socket>();
  connections.set(server, open);
  return server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
}

/** Ends every connection of `server`, whatever became of it. */
export function endConnections(server: Server): void {
  server.closeAllConnections();
  for (const socket of connections.get(server) ?? []) socket.destroy();
}
