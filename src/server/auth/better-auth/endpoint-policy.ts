import type { AuthLimitName } from "../../limits/policies";

export interface OpenEndpoint {
  methods: readonly ("GET" | "POST")[];
  /** What a call counts against, see `authTiers`. */
  limit: AuthLimitName;
  /** Whether it takes a form, too, and not JSON alone. */
  takesForms?: true;
  /** Whether it compares a secret of whoever has the session, or of whose sign-in waits for its second factor. */
  isGuessable?: true;
}

const get = (limit: AuthLimitName = "ordinary"): OpenEndpoint => ({ methods: ["GET"], limit });
const post = (limit: AuthLimitName = "ordinary"): OpenEndpoint => ({ methods: ["POST"], limit });

const guessable = (limit?: AuthLimitName): OpenEndpoint => ({ ...post(limit), isGuessable: true });

/**
 * The endpoints of Better Auth and its plugins that are offered below `/api/auth`. Nothing else is: an endpoint that stands in neither list is not
 * routed, and a test fails until it stands in one.
 */
export const openEndpoints: ReadonlyMap<string, OpenEndpoint> = new Map<string, OpenEndpoint>([
  ["/sign-up/email", post("sign-up")],
  ["/sign-in/email", { ...post("sign-in"), takesForms: true }],
  ["/sign-in/social", post("start")],
  // Google leads the browser back here, so the plugin declares it for the server alone.
  ["/callback/:id", { methods: ["GET", "POST"], limit: "ordinary", takesForms: true }],
  ["/sign-out", post()],
  ["/get-session", get()],
  ["/token", get()],
  ["/jwks", get()],
  ["/list-accounts", get()],
  ["/link-social", post()],
  ["/update-user", post()],
  ["/change-password", guessable("password")],
  ["/confirm", guessable("second-factor")],
  ["/delete-user", guessable("password")],
  ["/request-password-reset", post("mail")],
  ["/reset-password", post("password")],
  ["/send-verification-email", post("mail")],
  ["/verify-email", post("link")],
  ["/change-email", post("mail")],
  ["/change-email/approve", post("link")],
  ["/change-email/confirm", post("link")],
  ["/two-factor/enable", guessable()],
  ["/two-factor/disable", guessable()],
  ["/two-factor/verify-totp", guessable("second-factor")],
  ["/two-factor/verify-backup-code", guessable("second-factor")],
  ["/two-factor/generate-backup-codes", guessable()],
  ["/passkey/generate-register-options", get()],
  ["/passkey/verify-registration", post()],
  ["/passkey/generate-authenticate-options", get()],
  ["/passkey/verify-authentication", post("second-factor")],
  ["/passkey/update-passkey", post()],
  ["/passkey/delete-passkey", post()],
]);

/** The endpoints of Better Auth and its plugins that are not offered, each for the reason above it. */
export const closedEndpoints: readonly string[] = [
  // A password could be guessed here; `/confirm` asks for it, counts, and takes what is enough for the account.
  "/verify-password",
  // Nothing needs them.
  "/update-session",
  "/ok",
  "/error",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/two-factor/get-totp-uri",
  "/passkey/list-user-passkeys",
  // They name sessions by their tokens, which nobody is shown; `sessions.*` names them by their ids.
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  // They hand out what Google gave us, or do what a procedure does with more care.
  "/get-access-token",
  "/refresh-token",
  "/account-info",
  "/unlink-account",
  // They change something when a link is followed, which programs that look through mail do, too.
  "/reset-password/:token",
  "/delete-user/callback",
  // Better Auth's own administration knows no reason, no audit log and no last administrator, and can take on another person's identity.
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
];
