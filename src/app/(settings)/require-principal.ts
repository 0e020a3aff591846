import "server-only";
import { redirect } from "next/navigation";
import { withNextPath } from "~/features/account/next-path";
import { currentPrincipal } from "~/server/gate";

/** Who looks at the page; a visitor goes to sign in, and comes back to `path`. */
export async function requirePrincipal(path: string) {
  return (await currentPrincipal()) ?? redirect(withNextPath("/sign-in", path));
}
