import "server-only";
import { redirect } from "next/navigation";
import { withNextPath } from "~/shared/next-path";
import { currentPrincipal } from "~/server/page-session";

/** Returns the signed-in user; sends a visitor to sign in and back to `path`. */
export async function requirePrincipal(path: string) {
  return (await currentPrincipal()) ?? redirect(withNextPath("/sign-in", path));
}
