import { connect, type Socket } from "node:net";

export interface Address {
  host: string;
  port: number;
  /** Of a Unix socket; it goes before the rest. */
  path: string | undefined;
}

/** A socket on its way to the server. */
export function openSocket({ host, port, path }: Address): Socket {
  return path ? connect(path) : connect({ host, port, noDelay: true });
}

/**
 * Sends a CancelRequest (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS). The server closes the
 * connection when it has passed the request on; that is when this resolves.
 * @param backend as the server named itself when the connection was made
 */
export function requestCancel(address: Address, backend: { pid: number; secret: number }): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(80_877_102, 4);
  message.writeUInt32BE(backend.pid, 8);
  message.writeUInt32BE(backend.secret, 12);
  return new Promise((resolve, reject) => {
    const socket = openSocket(address);
    socket.once("error", reject).once("close", () => resolve());
    socket.setTimeout(500, () => socket.destroy(new Error("The server took no cancel request in time.")));
    socket.resume().end(message);
  });
}
