import { connect } from "node:net";

export interface RawAnswer {
  status: number;
  /** Names in lower case. */
  headers: Map<string, string>;
  body: string;
}

/** Sends `bytes` unchanged over their own connection, and resolves with the response when the server has closed it. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => socket.write(bytes));
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
    socket.on("end", () => socket.end());
  });
}

/** Sends one request with exactly this target and these headers, as no client library would. */
export async function requestRaw(
  port: number,
  target: string,
  { method = "GET", headers = [] }: { method?: string; headers?: string[] } = {},
): Promise<RawAnswer> {
  const lines = [`${method} ${target} HTTP/1.1`, `Host: localhost:${port}`, "Connection: close", ...headers];
  return readAnswer(await sendRaw(port, Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1")));
}

/** Returns the first response on a connection. */
export function readAnswer(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [line = "", ...fields] = head.split("\r\n");
  const headers = new Map(
    fields.map((field) => [
      field.slice(0, field.indexOf(":")).toLowerCase(),
      field.slice(field.indexOf(":") + 1).trim(),
    ]),
  );
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1]), headers, body: rest.join("\r\n\r\n") };
}
