import { openConnection } from "../database/database";
import { cookieFrom, postJson, type Person, signUp, tokenFor } from "./people";

/** Somebody who may administer, signed in with that role. */
export async function signUpAdmin(person: Parameters<typeof signUp>[0] = {}): Promise<Person> {
  const someone = await signUp(person);
  await setRoleInDatabase(someone, "admin");
  return signInAgain(someone);
}

/** Gives a role behind the app's back. */
export async function setRoleInDatabase({ userId, server }: Person, role: string): Promise<void> {
  const sql = openConnection(server.databaseUrl);
  await sql`update users set role = ${role} where id = ${userId}`;
  await sql.end();
  server.runtime.revocations.mark("user", userId);
}

/** The same person in another session, with what they may now. */
export async function signInAgain(person: Person): Promise<Person> {
  const { server, email, password } = person;
  const response = await postJson(server, "/api/auth/sign-in/email", { email, password });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  const cookie = cookieFrom(response);
  return { ...person, cookie, token: await tokenFor(cookie, server) };
}
