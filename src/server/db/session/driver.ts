import type { Socket } from "node:net";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { arrayTypes } from "../pool/array-types";
import type { DatabaseTarget } from "../target/target";
import { startupSettings } from "./settings";

export interface DriverOptions {
  applicationName: string;
  /** Opens the only socket, ready for PostgreSQL's protocol. */
  socket: () => Promise<Socket>;
  onclose?: () => void;
  onnotify?: (channel: string, payload: string) => void;
}

/**
 * Creates postgres.js as the driver of one connection. Every option is given, so that none comes from the environment or the address: it would send
 * unknown ones to the server as settings, which then refuses the connection (3.4.9).
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
    // The socket is already encrypted if it has to be.
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
  // Drizzle reads and writes dates as text, and configures the driver for that here.
  drizzle(driver);
  return driver;
}

/** Creates a postgres.js that never connects; Drizzle calls the methods that replace its own. */
export const openIdleDriver = (): postgres.Sql => postgres({ max: 1 });
