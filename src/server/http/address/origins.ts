import { isLoopbackName } from "./host";

/** The origin of this installation, and the origins whose pages may write to it. */
export interface Origins {
  /** The public origin. */
  expected: string;
  /** The public origin and its loopback equivalents, as far as they can be listed. */
  own: readonly string[];
  /** `own`, and the origins that `ALLOWED_ORIGINS` adds. */
  listed: readonly string[];
  /** The port of the loopback origins; `undefined` with a public address. */
  loopbackPort: number | undefined;
  /** Returns whether pages of `origin` may write. */
  has: (origin: string) => boolean;
}

/** The settings that say where an installation is opened. */
interface OriginSettings {
  BETTER_AUTH_URL?: string | undefined;
  PORT: number;
  ALLOWED_ORIGINS: readonly string[];
}

/** Returns the origins of an installation. Without a public address it is reached on this machine, under any loopback name. */
export function originsOf({ BETTER_AUTH_URL, PORT, ALLOWED_ORIGINS }: OriginSettings): Origins {
  const loopbackPort = BETTER_AUTH_URL === undefined ? PORT : undefined;
  const loopback = ["localhost", "127.0.0.1", "[::1]"].map((host) => new URL(`http://${host}:${PORT}`).origin);
  const own = BETTER_AUTH_URL === undefined ? loopback : [BETTER_AUTH_URL];
  const listed = [...own, ...ALLOWED_ORIGINS];
  const isLoopback = (origin: string) => {
    if (loopbackPort === undefined || !URL.canParse(origin)) return false;
    const url = new URL(origin);
    const { port } = new URL(`http://localhost:${loopbackPort}`);
    return url.origin === origin && url.protocol === "http:" && url.port === port && isLoopbackName(url.hostname);
  };
  return {
    expected: own[0] ?? "",
    own,
    listed,
    loopbackPort,
    has: (origin) => listed.includes(origin) || isLoopback(origin),
  };
}
