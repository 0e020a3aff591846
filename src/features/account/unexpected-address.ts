/** At which addresses people can sign in. Each is an origin. */
export interface SignInAddresses {
  expected: string;
  listed: readonly string[];
  /** The port at which every name of this machine will do; `undefined` where a public address is set. */
  loopbackPort: number | undefined;
}

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const plainHost = /^(?:[a-z\d](?:[\w.-]*[a-z\d])?|\[[\da-f:.]+\])$/;

/**
 * Returns what to tell who opened a page at `opened`, where nobody can sign in: which address to open instead, and what to set so that this one will
 * do, each where there is such a thing. `undefined` where people can sign in.
 */
export function explainAddress(
  opened: string,
  { expected, listed, loopbackPort }: SignInAddresses,
): { instead: string | undefined; settable: string | undefined } | undefined {
  // Of a page in a sandbox, browsers say `null`.
  if (listed.includes(opened) || !/^https?:\/\/[^/]/.test(opened)) return undefined;
  const { hostname, protocol, port } = new URL(opened);
  const isOwnPort = port === new URL(`http://localhost:${loopbackPort ?? 0}`).port;
  if (loopbackPort !== undefined && protocol === "http:" && isOwnPort && loopback.test(hostname)) return undefined;
  // A dot at the end of a host makes it another one to browsers, and cannot be set.
  const written = opened.replace(/\.+(?=:\d+$|$)/, "");
  const isSettable = plainHost.test(new URL(written).hostname) && !listed.includes(written);
  // Who comes over the network has nothing of a name that means their own machine.
  const isReachable = !loopback.test(new URL(expected).hostname) || loopback.test(hostname);
  return { instead: isReachable ? expected : undefined, settable: isSettable ? written : undefined };
}
