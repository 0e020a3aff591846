import { openTransport, type Route } from "../session/transport";

/**
 * Sends a CancelRequest (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS) over the route of the
 * connection. Resolves when the server has forwarded the request, after which it closes the connection.
 * @param backend the server's process, as identified when the connection was opened
 */
export async function requestCancel(route: Route, backend: { pid: number; secret: number }): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(80_877_102, 4);
  message.writeUInt32BE(backend.pid, 8);
  message.writeUInt32BE(backend.secret, 12);
  const socket = await openTransport(route, (socket) => {
    socket.setTimeout(500, () => socket.destroy(new Error("The server did not accept the cancel request in time.")));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject).once("close", () => resolve());
    socket.resume().end(message);
  });
}
