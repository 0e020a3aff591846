/** An endpoint that is not offered, and why. */
export interface ClosedEndpoint {
  closed: string;
}

/** Returns one decision for all `paths`. */
function closed<const Path extends string>(reason: string, paths: readonly Path[]) {
  const decisions: Partial<Record<Path, ClosedEndpoint>> = {};
  for (const path of paths) decisions[path] = { closed: reason };
  return decisions;
}

/** The endpoints of Better Auth and its plugins that are not offered. */
export const closedEndpoints = {
  ...closed(
    "A password could be guessed here; `/confirm` asks for it, counts, and takes what is enough for the account.",
    ["/verify-password"],
  ),
  ...closed("Nothing needs it.", [
    "/update-session",
    "/ok",
    "/error",
    "/two-factor/send-otp",
    "/two-factor/verify-otp",
    "/two-factor/get-totp-uri",
    "/passkey/list-user-passkeys",
  ]),
  ...closed("It names sessions by their tokens, which are shown nowhere; `sessions.*` names them by their ids.", [
    "/list-sessions",
    "/revoke-session",
    "/revoke-sessions",
    "/revoke-other-sessions",
  ]),
  ...closed("It hands out what Google gave us, or does what a procedure does with more care.", [
    "/get-access-token",
    "/refresh-token",
    "/account-info",
    "/unlink-account",
  ]),
  ...closed("It changes something when a link is followed, which programs that look through mail do, too.", [
    "/reset-password/:token",
    "/delete-user/callback",
  ]),
  ...closed("It knows no reason, no audit log and no last administrator, and can take on another person's identity.", [
    "/admin/set-role",
    "/admin/get-user",
    "/admin/create-user",
    "/admin/update-user",
    "/admin/list-users",
    "/admin/list-user-sessions",
    "/admin/unban-user",
    "/admin/ban-user",
    "/admin/impersonate-user",
    "/admin/stop-impersonating",
    "/admin/revoke-user-session",
    "/admin/revoke-user-sessions",
    "/admin/remove-user",
    "/admin/set-user-password",
    "/admin/has-permission",
  ]),
};
