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
  others: "Signed out everywhere else",
  all: "Signed out everywhere",
};

export const authEvents = [
  signIn("session.started", "Signed in", "Sign-in failed", describeSignIn),
  signIn("session.ended", "Signed out", "Sign-out failed"),
  signIn("session.revoked", "Ended sessions", "Ending sessions failed", ({ outcome, details }) =>
    outcome === "success" ? endedSessions[String(details["which"])] : undefined,
  ),
  signIn("second_factor.requested", "Password accepted, two-step sign-in required", "Two-step sign-in failed"),
  signIn("token.refused", "A token was refused", "A token was refused", ({ details: { count } }) =>
    typeof count === "number" && count > 1 ? `${count} tokens refused` : undefined,
  ),
  security("password.changed", "Changed the password", "Changing the password failed"),
  security("password.confirmed", "Confirmed the password", "Confirming the password failed"),
  security("password.reset_requested", "Requested a password reset", "Password reset refused"),
  security("password.reset", "Set a new password by e-mail link", "Setting a new password by e-mail link failed"),
  security("second_factor.setup_started", "Started setting up two-step sign-in", "Setting up two-step sign-in failed"),
  security("second_factor.enabled", "Turned on two-step sign-in", "Turning on two-step sign-in failed"),
  security("second_factor.disabled", "Turned off two-step sign-in", "Turning off two-step sign-in failed"),
  security("second_factor.codes_renewed", "Created new backup codes", "Creating backup codes failed"),
  security("second_factor.backup_code_used", "Used a backup code", "Backup code refused"),
  security("second_factor.devices_forgotten", "Removed trusted browsers", "Removing trusted browsers failed"),
  security("passkey.added", "Added a passkey", "Adding a passkey failed"),
  security("passkey.changed", "Renamed a passkey", "Renaming a passkey failed"),
  security("passkey.removed", "Removed a passkey", "Removing a passkey failed"),
  account("account.created", "Created the account", "Someone tried to sign up with this address"),
  account("account.changed", "Changed the profile", "Changing the profile failed"),
  account("account.deleted", "Deleted the account", "Deleting the account failed"),
  account("account.linked", "Linked a sign-in method", "Linking a sign-in method failed"),
  account("account.unlinked", "Unlinked a sign-in method", "Unlinking a sign-in method failed"),
  account("email.change_requested", "Requested a change of the e-mail address", "Changing the e-mail address failed"),
  account("email.change_approved", "Approved the new e-mail address", "Approving the new e-mail address failed"),
  account("email.changed", "Changed the e-mail address", "Changing the e-mail address failed"),
  account("email.verification_requested", "Requested a confirmation e-mail", "Confirmation e-mail refused"),
  account("email.verified", "Confirmed the e-mail address", "Confirming the e-mail address failed"),
  administration("user.imported", "Account imported", "Importing an account failed"),
];

declare module "../../audit/kinds" {
  interface DeclaredEvents {
    auth: typeof authEvents;
  }
}
