import type { EventKind } from "../../audit/kinds";

/** Whose account an act concerns: of the session, of the e-mail address that was typed, or of a sign-in that waits for its second factor. */
type Concerned = "session" | "email" | "pending";

/** What a call of an endpoint of Better Auth leaves in the trail. */
export interface AuthAct {
  kind: EventKind;
  concerns: Concerned;
  /** Of a sign-in: by what. */
  method?: string;
}

const signIn = (method: string, concerns: Concerned): AuthAct => ({ kind: "session.started", concerns, method });
const own = (kind: EventKind): AuthAct => ({ kind, concerns: "session" });

/** Below `/api/auth`, as Better Auth spells them. */
export const authActs = new Map<string, AuthAct>([
  ["/sign-up/email", { kind: "account.created", concerns: "email" }],
  ["/sign-in/email", signIn("password", "email")],
  ["/sign-in/social", signIn("google", "session")],
  ["/callback/:id", signIn("google", "session")],
  ["/passkey/verify-authentication", signIn("passkey", "pending")],
  ["/two-factor/verify-totp", signIn("authenticator", "pending")],
  ["/two-factor/verify-backup-code", signIn("backup_code", "pending")],
  ["/sign-out", own("session.ended")],
  ["/change-password", own("password.changed")],
  ["/confirm", own("password.confirmed")],
  ["/request-password-reset", { kind: "password.reset_requested", concerns: "email" }],
  ["/reset-password", own("password.reset")],
  ["/send-verification-email", { kind: "email.verification_requested", concerns: "email" }],
  ["/verify-email", own("email.verified")],
  ["/change-email", own("email.change_requested")],
  ["/change-email/approve", own("email.change_approved")],
  ["/change-email/confirm", own("email.changed")],
  ["/update-user", own("account.changed")],
  ["/delete-user", own("account.deleted")],
  ["/link-social", own("account.linked")],
  ["/two-factor/enable", own("second_factor.setup_started")],
  ["/two-factor/disable", own("second_factor.disabled")],
  ["/two-factor/generate-backup-codes", own("second_factor.codes_renewed")],
  ["/passkey/verify-registration", own("passkey.added")],
  ["/passkey/update-passkey", own("passkey.changed")],
  ["/passkey/delete-passkey", own("passkey.removed")],
]);

/** Endpoints that leave nothing: they read, prepare, or only lead elsewhere. */
export const untold = new Set([
  "/get-session",
  "/list-accounts",
  "/token",
  "/jwks",
  "/passkey/generate-register-options",
  "/passkey/generate-authenticate-options",
]);
