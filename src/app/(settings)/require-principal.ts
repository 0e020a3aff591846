import "server-only";
import { redirect } from "next/navigation";
import { withNextPath } from "~/shared/next-path";
import { currentPrincipal } from "~/server/page-session";

/** Who looks at the page; a visitor goes to sign in, and comes back to `path`. */
export async function requirePrincipal(path: string) {
  return (await currentPrincipal()) ?? redirect(withNextPath("/sign-in", path));
}
