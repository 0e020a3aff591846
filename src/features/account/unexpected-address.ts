/** The origins at which people can sign in. */
export interface SignInAddresses {
  expected: string;
  listed: readonly string[];
  /** The port of the loopback origins; `undefined` with a public address. */
  loopbackPort: number | undefined;
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const plainHost = /^(?:[a-z\d](?:[\w.-]*[a-z\d])?|\[[\da-f:.]+\])$/;

/**
 * Explains why sign-in at `opened` does not work: which address to open instead, and which setting would allow this
 * one, where either exists. Returns `undefined` where people can sign in.
 */
export function explainAddress(
  opened: string,
  { expected, listed, loopbackPort }: SignInAddresses,
): { instead: string | undefined; settable: string | undefined } | undefined {
  // A sandboxed page has the origin `null`.
  if (listed.includes(opened) || !/^https?:\/\/[^/]/.test(opened)) return undefined;
  const { hostname, protocol, port } = new URL(opened);
  const isOwnPort = port === new URL(`http://localhost:${loopbackPort ?? 0}`).port;
  if (loopbackPort !== undefined && protocol === "http:" && isOwnPort && loopback.test(hostname)) return undefined;
  // A trailing dot makes another host to browsers, and cannot be configured.
  const written = opened.replace(/\.+(?=:\d+$|$)/, "");
  const isSettable = plainHost.test(new URL(written).hostname) && !listed.includes(written);
  // A name of the local machine is useless to a visitor from the network.
  const isReachable = !loopback.test(new URL(expected).hostname) || loopback.test(hostname);
  return { instead: isReachable ? expected : undefined, settable: isSettable ? written : undefined };
}
