/** The browsers' limit for all requests together that may outlive their page (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const maxBytes = 65_536;
let bytesUnderWay = 0;

/**
 * Fetches so that the request outlives the page, because a user may leave before the answer. Beyond the browser's limit,
 * it fetches normally.
 */
export async function fetchKeepalive(address: string, init: RequestInit): Promise<Response> {
  const bytes = typeof init.body === "string" ? new TextEncoder().encode(init.body).length : 0;
  const keepalive = bytesUnderWay + bytes <= maxBytes;
  if (keepalive) bytesUnderWay += bytes;
  try {
    return await fetch(address, { ...init, keepalive });
  } finally {
    if (keepalive) bytesUnderWay -= bytes;
  }
}
