import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An authorization server that publishes keys, or fails to. */
export interface KeyServer {
  url: string;
  /** The published content; a function answers itself. */
  answer: unknown;
  status: number;
  headers: Record<string, string>;
  requests: number;
  close: () => Promise<void>;
}

export async function startKeyServer(keys: object[]): Promise<KeyServer> {
  const http = createServer((_request, response) => {
    server.requests += 1;
    response.writeHead(server.status, { "content-type": "application/json", ...server.headers });
    response.end(typeof server.answer === "string" ? server.answer : JSON.stringify(server.answer));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = isAddressInfo(address) ? address.port : 0;
  const server: KeyServer = {
    url: `http://127.0.0.1:${port}/jwks`,
    answer: { keys },
    status: 200,
    headers: {},
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

const isAddressInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;
