import { NextResponse, type NextRequest } from "next/server";

/** Spares a signed-out visitor a page that would send them away. Convenience: every page and procedure decides for itself. */
export function proxy(request: NextRequest): NextResponse {
  const hasSession = request.cookies.getAll().some(({ name }) => /^(?:__Host-)?keel\.session_token$/.test(name));
  if (hasSession) return NextResponse.next();
  const signIn = new URL("/sign-in", request.url);
  signIn.searchParams.set("next", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.redirect(signIn);
}

export const config = {
  matcher: ["/today", "/upcoming", "/tasks", "/completed", "/trash", "/settings/:path*", "/admin/:path*"],
};
