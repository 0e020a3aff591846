import type { Socket } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { arrayTypes } from "../pool/array-types";
import type { DatabaseTarget } from "../target/target";
import { startupSettings } from "./settings";

export interface DriverOptions {
  applicationName: string;
  /** Makes the only socket there will be, ready to speak PostgreSQL's protocol on. */
  socket: () => Promise<Socket>;
  onclose?: () => void;
  onnotify?: (channel: string, payload: string) => void;
}

/**
 * Returns postgres.js as the driver of one connection. All it could take from the environment or from the address is given here: what it does not know
 * it sends to the server as a setting, which then refuses the connection (3.4.9).
 */
export function openDriver(target: DatabaseTarget, { applicationName, ...options }: DriverOptions): postgres.Sql {
  const [first] = target.hosts;
  const settings: postgres.Options<typeof arrayTypes> & { socket: () => Promise<Socket> } = {
    ...options,
    host: first?.path ?? first?.host ?? "",
    port: first?.port ?? 0,
    ...(target.user !== undefined && { user: target.user }),
    ...(target.password !== undefined && { password: target.password }),
    ...(target.database !== undefined && { database: target.database }),
    // The socket comes encrypted where it is to be.
    ssl: false,
    max: 1,
    backoff: false,
    prepare: true,
    debug: false,
    fetch_types: false,
    types: arrayTypes,
    connect_timeout: 0,
    idle_timeout: 0,
    max_lifetime: null,
    keep_alive: target.keepAlive ?? 60,
    connection: {
      application_name: target.applicationName ?? applicationName,
      ...startupSettings,
      ...(target.options !== undefined && { options: target.options }),
    },
    onnotice: () => undefined,
  };
  const driver: postgres.Sql = postgres(settings);
  // Drizzle reads and writes dates as text; it tells the driver so here.
  drizzle(driver);
  return driver;
}

/** Returns a postgres.js that never connects, for Drizzle to call what replaces its methods. */
export const openIdleDriver = (): postgres.Sql => postgres({ max: 1 });
