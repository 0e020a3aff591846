import { connect } from "node:net";

/** A request exactly as it is written to a socket; only `Connection: close` is added. */
export interface RawRequest {
  method: string;
  target: string;
  headers: readonly (readonly [name: string, value: string])[];
  body?: string;
}

/** The response, as far as it can be parsed. */
export interface RawAnswer {
  /** 0 when the response is not HTTP. */
  status: number;
  head: string;
  body: string;
}

/** Returns the bytes of `request`, one for each character (Latin-1). */
export function writeRequest({ method, target, headers, body = "" }: RawRequest): Buffer {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    "Connection: close",
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
}

/** Sends bytes unchanged, and returns the response until the server closes the connection, or `patience` ms pass. */
export async function exchange(origin: string, bytes: Uint8Array, patience = 20_000): Promise<RawAnswer> {
  const { port, hostname } = new URL(origin);
  const parts: Buffer[] = [];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname);
    const limit = setTimeout(() => socket.destroy(), patience);
    socket.on("data", (part: Buffer) => parts.push(part)).on("error", () => undefined);
    socket.once("close", () => {
      clearTimeout(limit);
      resolve();
    });
    // Not half-closed, because a server drops the request of a client that has hung up.
    socket.write(bytes);
  });
  const text = Buffer.concat(parts).toString("latin1");
  const [head = "", ...rest] = text.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: rest.join("\r\n\r\n") };
}

/** Returns a line that describes a request, to send it again by hand. */
export function showRequest({ method, target, headers }: RawRequest): string {
  return JSON.stringify(`${method} ${target}\n${headers.map((pair) => pair.join(": ")).join("\n")}`).slice(0, 2000);
}
