/** What browsers let all requests together carry that outlive their page (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const maxBytes = 65_536;
let bytesUnderWay = 0;

/**
 * Fetches in a way that outlives the page, for one may leave before what was shown is answered. As far as there is room: what does
 * not fit goes the ordinary way.
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
