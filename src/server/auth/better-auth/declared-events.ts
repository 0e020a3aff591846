import { type EventDeclaration, eventsIn } from "../../audit/kinds";

const signIn = eventsIn("sign_ins");
const security = eventsIn("security");
const account = eventsIn("account");
const administration = eventsIn("administration");

const methods: Record<string, string> = {
  password: "a password",
  google: "Google",
  passkey: "a passkey",
  authenticator: "an authenticator code",
  backup_code: "a backup code",
};

const describeSignIn: EventDeclaration["describe"] = ({ outcome, details: { method } }) => {
  if (typeof method !== "string") return undefined;
  const by = methods[method] ?? method;
  return outcome === "success" ? `Signed in with ${by}` : `Sign-in with ${by} failed`;
};

const endedSessions: Record<string, string> = {
  one: "Ended a session",
  others: "Ended all other sessions",
  all: "Ended all sessions",
};

export const authEvents = [
  signIn("session.started", "Signed in", "Sign-in failed", describeSignIn),
  signIn("session.ended", "Signed out", "Sign-out failed"),
  signIn("session.revoked", "Ended sessions", "Ending sessions failed", ({ outcome, details }) =>
    outcome === "success" ? endedSessions[String(details["which"])] : undefined,
  ),
  signIn("second_factor.requested", "Password accepted, second step asked for", "Second step refused"),
  signIn("token.refused", "A token was refused", "A token was refused", ({ details: { count } }) =>
    typeof count === "number" && count > 1 ? `${count} tokens refused` : undefined,
  ),
  security("password.changed", "Changed the password", "Changing the password failed"),
  security("password.confirmed", "Confirmed the password", "Confirming the password failed"),
  security("password.reset_requested", "Asked for a password reset", "Password reset refused"),
  security("password.reset", "Set a new password by mail", "Setting a new password by mail failed"),
  security("second_factor.setup_started", "Began to set up two-step sign-in", "Setting up two-step sign-in failed"),
  security("second_factor.enabled", "Turned on two-step sign-in", "Turning on two-step sign-in failed"),
  security("second_factor.disabled", "Turned off two-step sign-in", "Turning off two-step sign-in failed"),
  security("second_factor.codes_renewed", "Made new backup codes", "Making backup codes failed"),
  security("second_factor.backup_code_used", "Used a backup code", "Backup code refused"),
  security("second_factor.devices_forgotten", "Forgot trusted devices", "Forgetting trusted devices failed"),
  security("passkey.added", "Added a passkey", "Adding a passkey failed"),
  security("passkey.changed", "Renamed a passkey", "Renaming a passkey failed"),
  security("passkey.removed", "Removed a passkey", "Removing a passkey failed"),
  account("account.created", "Created the account", "Somebody tried to sign up with this address"),
  account("account.changed", "Changed the profile", "Changing the profile failed"),
  account("account.deleted", "Deleted the account", "Deleting the account failed"),
  account("account.linked", "Connected another way to sign in", "Connecting another way to sign in failed"),
  account("account.unlinked", "Disconnected a way to sign in", "Disconnecting a way to sign in failed"),
  account("email.change_requested", "Asked to change the e-mail address", "Changing the e-mail address failed"),
  account("email.change_approved", "Agreed to the new e-mail address", "Agreeing to the new e-mail address failed"),
  account("email.changed", "Changed the e-mail address", "Changing the e-mail address failed"),
  account("email.verification_requested", "Asked for a mail to verify the address", "Verification mail refused"),
  account("email.verified", "Verified the e-mail address", "Verifying the e-mail address failed"),
  administration("user.imported", "Account brought here from elsewhere", "Bringing an account here failed"),
];

declare module "../../audit/kinds" {
  interface DeclaredEvents {
    auth: typeof authEvents;
  }
}
