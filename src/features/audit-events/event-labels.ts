interface LabelledEvent {
  kind: string;
  outcome: "success" | "failure";
  details: Record<string, string | number | boolean | null> | null;
  /** Whether nobody did it by a page or a program: it was done on the server itself. */
  isByServer?: boolean;
}

const methods: Record<string, string> = {
  password: "a password",
  google: "Google",
  passkey: "a passkey",
  authenticator: "an authenticator code",
  backup_code: "a backup code",
};

/** What ends the sentence about what is mostly done by an administrator. */
const byAdministrator = / by an administrator$/;

/** What happened, and what was tried. Where a kind is not here, its name is shown as words. */
const labels: Record<string, [done: string, failed: string]> = {
  "session.started": ["Signed in", "Sign-in failed"],
  "session.ended": ["Signed out", "Sign-out failed"],
  "session.revoked": ["Ended sessions", "Ending sessions failed"],
  "second_factor.requested": ["Password accepted, second step asked for", "Second step refused"],
  "token.refused": ["A token was refused", "A token was refused"],
  "password.changed": ["Changed the password", "Changing the password failed"],
  "password.confirmed": ["Confirmed the password", "Confirming the password failed"],
  "password.reset_requested": ["Asked for a password reset", "Password reset refused"],
  "password.reset": ["Set a new password by mail", "Setting a new password by mail failed"],
  "second_factor.setup_started": ["Began to set up two-step sign-in", "Setting up two-step sign-in failed"],
  "second_factor.enabled": ["Turned on two-step sign-in", "Turning on two-step sign-in failed"],
  "second_factor.disabled": ["Turned off two-step sign-in", "Turning off two-step sign-in failed"],
  "second_factor.codes_renewed": ["Made new backup codes", "Making backup codes failed"],
  "second_factor.backup_code_used": ["Used a backup code", "Backup code refused"],
  "second_factor.devices_forgotten": ["Forgot trusted devices", "Forgetting trusted devices failed"],
  "passkey.added": ["Added a passkey", "Adding a passkey failed"],
  "passkey.changed": ["Renamed a passkey", "Renaming a passkey failed"],
  "passkey.removed": ["Removed a passkey", "Removing a passkey failed"],
  "account.created": ["Created the account", "Somebody tried to sign up with this address"],
  "account.changed": ["Changed the profile", "Changing the profile failed"],
  "account.deleted": ["Deleted the account", "Deleting the account failed"],
  "account.exported": ["Exported the account's data", "The export failed"],
  "account.linked": ["Connected another way to sign in", "Connecting another way to sign in failed"],
  "account.unlinked": ["Disconnected a way to sign in", "Disconnecting a way to sign in failed"],
  "email.change_requested": ["Asked to change the e-mail address", "Changing the e-mail address failed"],
  "email.change_approved": ["Agreed to the new e-mail address", "Agreeing to the new e-mail address failed"],
  "email.changed": ["Changed the e-mail address", "Changing the e-mail address failed"],
  "email.verification_requested": ["Asked for a mail to verify the address", "Verification mail refused"],
  "email.verified": ["Verified the e-mail address", "Verifying the e-mail address failed"],
  "task.created": ["Added a task", "Adding a task was refused"],
  "task.changed": ["Changed a task", "Changing a task was refused"],
  "task.completed": ["Completed a task", "Completing a task was refused"],
  "task.reopened": ["Reopened a task", "Reopening a task was refused"],
  "task.deleted": ["Moved a task to the trash", "Deleting a task was refused"],
  "task.restored": ["Took a task out of the trash", "Restoring a task was refused"],
  "user.role_changed": ["Role changed by an administrator", "Changing a role was refused"],
  "user.banned": ["Banned by an administrator", "A ban was refused"],
  "user.unbanned": ["Ban lifted by an administrator", "Lifting a ban was refused"],
  "user.sessions_revoked": ["Sessions ended by an administrator", "Ending sessions was refused"],
  "user.second_factor_reset": ["Two-step sign-in reset by an administrator", "Resetting two-step sign-in was refused"],
  "user.imported": ["Account brought here from elsewhere", "Bringing an account here failed"],
  "key.rotated": ["Made a new signing key", "Making a signing key failed"],
  "audit.exported": ["Exported the audit trail", "Exporting the audit trail failed"],
  "mail.dead": ["A mail could not be delivered", "A mail could not be delivered"],
  "mail.retried": ["Sent a mail again", "Sending a mail again failed"],
  "mail.removed": ["Removed a mail", "Removing a mail failed"],
  "job.started": ["Started a job", "Starting a job failed"],
};

const whichSessions: Record<string, string> = {
  one: "Ended a session",
  others: "Ended all other sessions",
  all: "Ended all sessions",
};

/** An event as a sentence: "Signed in with a password". */
export function eventLabel({ kind, outcome, details, isByServer = false }: LabelledEvent): string {
  const [done, failed] = labels[kind] ?? [plain(kind), `${plain(kind)} failed`];
  const text = outcome === "success" ? done : failed;
  const words = isByServer ? text.replace(byAdministrator, " on the server") : text;
  const { method, which, count, fields } = details ?? {};
  if (kind === "session.started" && typeof method === "string") return signInLabel(outcome, methods[method] ?? method);
  if (kind === "session.revoked" && outcome === "success" && typeof which === "string") {
    return whichSessions[which] ?? words;
  }
  if (kind === "token.refused" && typeof count === "number" && count > 1) return `${count} tokens refused`;
  if (kind.startsWith("task.") && typeof fields === "string") return `${words}: ${fieldLabels(fields)}`;
  return words;
}

function signInLabel(outcome: LabelledEvent["outcome"], by: string): string {
  return outcome === "success" ? `Signed in with ${by}` : `Sign-in with ${by} failed`;
}

/** `title,dueOn` → "title, due date". */
function fieldLabels(fields: string): string {
  const names = fields.split(",").map((field) => (field.startsWith("due") ? "due date" : field));
  return [...new Set(names)].join(", ");
}

function plain(kind: string): string {
  const words = kind.replaceAll(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
