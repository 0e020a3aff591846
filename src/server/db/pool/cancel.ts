import { openTransport, type Route } from "../session/transport";

/**
 * Sends a CancelRequest (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS), the way the connection came. The
 * server closes the connection when it has passed the request on; that is when this resolves.
 * @param backend as the server named itself when the connection was made
 */
export async function requestCancel(route: Route, backend: { pid: number; secret: number }): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(80_877_102, 4);
  message.writeUInt32BE(backend.pid, 8);
  message.writeUInt32BE(backend.secret, 12);
  const socket = await openTransport(route, (socket) => {
    socket.setTimeout(500, () => socket.destroy(new Error("The server took no cancel request in time.")));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject).once("close", () => resolve());
    socket.resume().end(message);
  });
}
