import { eq } from "drizzle-orm";
import { TOTP, URI } from "otpauth";
import { z } from "zod";
import { sessions, twoFactors } from "~/server/auth/tables";
import { cookieFrom, type Person, postJson, signUp, tokenFor } from "./people";
import type { TestServer } from "../server/runtime";
import type { SoftwarePasskey } from "./software-passkey";

export interface PersonWithSecondFactor extends Person {
  backupCodes: string[];
  /** The code that completed the setup. */
  firstCode: string;
  /** Returns the code `steps` half minutes from now. Each code is valid once, and invalidates the earlier ones. */
  codeIn: (steps: number) => string;
}

const begun = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

/** Signs up and sets an authenticator app up, as the page does. */
export async function signUpWithSecondFactor(server?: TestServer): Promise<PersonWithSecondFactor> {
  return enableSecondFactor(await signUp(server === undefined ? {} : { server }));
}

/** Sets an authenticator app up for a signed-in user. */
export async function enableSecondFactor(person: Person): Promise<PersonWithSecondFactor> {
  const headers = { cookie: person.cookie };
  const enabling = await postJson(person.server, "/api/auth/two-factor/enable", { password: person.password }, headers);
  if (enabling.status !== 200) throw new Error(`The second factor was refused: ${await enabling.text()}`);
  const { totpURI, backupCodes } = begun.parse(await enabling.json());
  const authenticator = URI.parse(totpURI);
  if (!(authenticator instanceof TOTP)) throw new Error(`This is no address of an authenticator: ${totpURI}`);
  const codeIn = (steps: number) => authenticator.generate({ timestamp: Date.now() + steps * 30_000 });
  const firstCode = codeIn(0);
  const verified = await postJson(person.server, "/api/auth/two-factor/verify-totp", { code: firstCode }, headers);
  if (verified.status !== 200) throw new Error(`The code was refused: ${await verified.text()}`);
  // The session is replaced.
  const cookie = cookieFrom(verified, person.cookie);
  return { ...person, cookie, token: await tokenFor(cookie, person.server), backupCodes, firstCode, codeIn };
}

/** Sends the password from a browser that holds `cookie`. Returns the response, and the browser's cookies afterwards. */
export async function givePassword({ email, password, server }: Person, cookie = "") {
  const answer = await postJson(
    server,
    "/api/auth/sign-in/email",
    { email, password },
    cookie === "" ? {} : { cookie },
  );
  return { answer, cookie: cookieFrom(answer, cookie) };
}

/** Sends a code to the pending sign-in in `cookie`. */
export async function giveCode(
  { server }: Pick<Person, "server">,
  cookie: string,
  body: { code: string; trustDevice?: boolean },
  kind: "totp" | "backup-code" = "totp",
) {
  const answer = await postJson(server, `/api/auth/two-factor/verify-${kind}`, body, { cookie });
  return { answer, cookie: cookieFrom(answer, cookie) };
}

/** Returns whether `cookie` belongs to a signed-in user. */
export async function isSignedIn(server: TestServer, cookie: string): Promise<boolean> {
  return (await server.fetch("/api/trpc/tasks.counts", { headers: { cookie } })).status === 200;
}

/** Resets the used and the wrong codes. */
export async function forgetCodes({ server, userId }: Pick<Person, "server" | "userId">): Promise<void> {
  const unused = { lastUsedStep: null, failedVerificationCount: 0, lockedUntil: null };
  await server.runtime.database.db.update(twoFactors).set(unused).where(eq(twoFactors.userId, userId));
}

/** Moves the last proof of identity eleven minutes into the past, in all sessions of the user. */
export async function expireStepUp({ server, userId }: Pick<Person, "server" | "userId">): Promise<void> {
  const confirmedAt = new Date(Date.now() - 11 * 60_000);
  await server.runtime.database.db.update(sessions).set({ confirmedAt }).where(eq(sessions.userId, userId));
}

const options = z.object({ challenge: z.string() });

/** Requests a challenge in the browser that holds `cookie`. */
export async function askForChallenge(server: TestServer, kind: "register" | "authenticate", cookie: string) {
  const answer = await server.fetch(`/api/auth/passkey/generate-${kind}-options`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`No challenge was given: ${await answer.text()}`);
  const asked: unknown = await answer.json();
  const { challenge } = options.parse(asked);
  const { origin } = server.runtime;
  const held = cookieFrom(answer, cookie);
  const challengeCookie = /[\w.-]*keel\.passkey=[^;]+/.exec(held)?.[0] ?? "";
  return { asked, challenge, origin, rpId: "localhost", cookie: held, challengeCookie };
}

/** Adds a passkey to the account of the signed-in user. */
export async function addPasskey(
  { server, cookie }: Pick<Person, "server" | "cookie">,
  key: SoftwarePasskey,
  name?: string,
) {
  const ceremony = await askForChallenge(server, "register", cookie);
  const body = { response: key.create(ceremony), ...(name !== undefined && { name }) };
  return postJson(server, "/api/auth/passkey/verify-registration", body, { cookie: ceremony.cookie });
}

/** Signs in with a passkey, in the browser that holds `cookie`. */
export async function signInWithPasskey(
  server: TestServer,
  key: SoftwarePasskey,
  { cookie = "", ...answering }: { cookie?: string; verified?: boolean; counter?: number; origin?: string } = {},
) {
  const ceremony = await askForChallenge(server, "authenticate", cookie);
  const response = key.get({ ...ceremony, ...answering });
  const headers = { cookie: ceremony.cookie };
  const answer = await postJson(server, "/api/auth/passkey/verify-authentication", { response }, headers);
  return { answer, response, cookie: cookieFrom(answer, ceremony.cookie), asked: ceremony.asked };
}
