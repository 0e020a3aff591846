import { StartupError } from "../../startup/startup-error";
import { describeTarget, parseDatabaseUrl } from "../target/target";
import { openSession, type Session } from "./session";

/**
 * Opens the first connection of a server or a command, without a request's deadline.
 * @throws {StartupError} that names the place and the reason, without credentials
 */
export async function connect(url: string): Promise<Session & { place: string }> {
  const target = parseDatabaseUrl(url);
  const place = describeTarget(target);
  try {
    const session = await openSession(target, { milliseconds: 5000, purpose: "migrating", applicationName: "keel" });
    return { ...session, place };
  } catch (error) {
    const hint =
      codeOf(error) === "28000" && target.tls.mode === "disable"
        ? ". If it requires encryption, add ?sslmode=require to the address"
        : "";
    throw new StartupError(`The database at ${place} cannot be used: ${reasonOf(error)}${hint}`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "it gave no reason";
  return error.message === "" ? codeOf(error) : error.message;
}

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
