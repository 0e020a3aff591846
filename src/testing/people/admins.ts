import { openConnection } from "../database/database";
import { cookieFrom, postJson, type Person, signUp, tokenFor } from "./people";

/** Signs up an administrator, signed in with that role. */
export async function signUpAdmin(person: Parameters<typeof signUp>[0] = {}): Promise<Person> {
  const someone = await signUp(person);
  await setRoleInDatabase(someone, "admin");
  return signInAgain(someone);
}

/** Changes a role in the database, without the app. */
export async function setRoleInDatabase({ userId, server }: Person, role: string): Promise<void> {
  const sql = openConnection(server.databaseUrl);
  await sql`update users set role = ${role} where id = ${userId}`;
  await sql.end();
  server.runtime.revocations.mark("user", userId);
}

/** Signs the same user in again, with the current role. */
export async function signInAgain(person: Person): Promise<Person> {
  const { server, email, password } = person;
  const response = await postJson(server, "/api/auth/sign-in/email", { email, password });
  if (response.status !== 200) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  const cookie = cookieFrom(response);
  return { ...person, cookie, token: await tokenFor(cookie, server) };
}
