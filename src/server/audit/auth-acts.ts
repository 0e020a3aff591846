import type { EventKind } from "./kinds";

/** Whose account an act concerns: of the session, of the e-mail address that was typed, of a sign-in that waits for its second factor, or another one that an administrator names. */
type Concerned = "session" | "email" | "pending" | "other";

/** What a call of an endpoint of Better Auth leaves in the trail. */
export interface AuthAct {
  kind: EventKind;
  concerns: Concerned;
  /** Of a sign-in: by what. */
  method?: string;
  /** Success is one only if this has come about; otherwise the call was a step on the way, and leaves nothing. */
  needs?: "session" | "link" | "ended";
}

const signIn = (method: string, concerns: Concerned): AuthAct => ({ kind: "session.started", concerns, method });
const own = (kind: EventKind): AuthAct => ({ kind, concerns: "session" });
const other = (kind: EventKind): AuthAct => ({ kind, concerns: "other" });

/** Below `/api/auth`, as Better Auth spells them. */
export const authActs = new Map<string, AuthAct>([
  ["/sign-up/email", { kind: "account.created", concerns: "email" }],
  ["/sign-in/email", signIn("password", "email")],
  ["/sign-in/social", { ...signIn("google", "session"), needs: "session" }],
  ["/callback/:id", { ...signIn("google", "session"), needs: "session" }],
  ["/passkey/verify-authentication", signIn("passkey", "pending")],
  ["/two-factor/verify-totp", signIn("authenticator", "pending")],
  ["/two-factor/verify-otp", signIn("code", "pending")],
  ["/two-factor/verify-backup-code", signIn("backup_code", "pending")],
  ["/sign-out", { kind: "session.ended", concerns: "session", needs: "ended" }],
  ["/change-password", own("password.changed")],
  ["/verify-password", own("password.confirmed")],
  ["/confirm", own("password.confirmed")],
  ["/request-password-reset", { kind: "password.reset_requested", concerns: "email" }],
  ["/reset-password", own("password.reset")],
  ["/send-verification-email", { kind: "email.verification_requested", concerns: "email" }],
  ["/verify-email", own("email.verified")],
  ["/change-email", own("email.change_requested")],
  ["/change-email/approve", own("email.change_approved")],
  ["/change-email/confirm", own("email.changed")],
  ["/update-user", own("account.changed")],
  ["/delete-user", own("account.deletion_requested")],
  ["/delete-user/callback", own("account.deletion_requested")],
  ["/link-social", { ...own("account.linked"), needs: "link" }],
  ["/unlink-account", own("account.unlinked")],
  ["/two-factor/enable", own("second_factor.setup_started")],
  ["/two-factor/disable", own("second_factor.disabled")],
  ["/two-factor/generate-backup-codes", own("second_factor.codes_renewed")],
  ["/passkey/verify-registration", own("passkey.added")],
  ["/passkey/update-passkey", own("passkey.changed")],
  ["/passkey/delete-passkey", own("passkey.removed")],
  ["/admin/create-user", other("user.created")],
  ["/admin/update-user", other("user.changed")],
  ["/admin/set-role", other("user.role_changed")],
  ["/admin/ban-user", other("user.banned")],
  ["/admin/unban-user", other("user.unbanned")],
  ["/admin/set-user-password", other("user.password_set")],
  ["/admin/revoke-user-session", other("user.sessions_revoked")],
  ["/admin/revoke-user-sessions", other("user.sessions_revoked")],
  ["/admin/impersonate-user", other("user.impersonated")],
  ["/admin/stop-impersonating", own("user.impersonation_ended")],
  ["/admin/remove-user", other("user.deleted")],
]);

/** Endpoints that leave nothing: they read, prepare, or only lead elsewhere. */
export const untold = new Set([
  "/get-session",
  "/update-session",
  "/list-accounts",
  "/account-info",
  "/refresh-token",
  "/get-access-token",
  "/reset-password/:token",
  "/token",
  "/jwks",
  "/ok",
  "/error",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/passkey/generate-register-options",
  "/passkey/generate-authenticate-options",
  "/passkey/list-user-passkeys",
  "/admin/get-user",
  "/admin/list-users",
  "/admin/list-user-sessions",
  "/admin/has-permission",
]);
