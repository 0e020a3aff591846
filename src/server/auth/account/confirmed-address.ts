import { eq } from "drizzle-orm";
import type { Database } from "../../db/client";
import { users } from "../tables";

/** Returns whether an account has `email`, in lower case, as its confirmed address. */
export async function isConfirmedAddress(db: Pick<Database, "select">, email: string): Promise<boolean> {
  const [user] = await db.select({ isConfirmed: users.emailVerified }).from(users).where(eq(users.email, email));
  return user?.isConfirmed === true;
}
