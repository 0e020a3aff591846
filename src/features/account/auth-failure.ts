/** The parts of an answer of `/api/auth` that decide its message. */
type Failure = { code: string; status: number; retryAfter?: number; detail?: string };

/** A message for the user, beside its field; without `field` it concerns the whole form. */
export type Explanation = {
  field?: "name" | "email" | "password" | "currentPassword" | "code" | "confirmation";
  message: string;
  /** What the form offers beside the message. */
  remedy?: "send-verification";
};

const closed: Explanation = { message: "New accounts are not open here. Contact your administrator." };

const wrongCode: Explanation = {
  field: "code",
  message: "This code is wrong or was already used. Try the next one.",
};
const startAgain: Explanation = { message: "This took too long, or there were too many wrong codes. Sign in again." };

const byCode: Record<string, Explanation> = {
  INVALID_EMAIL_OR_PASSWORD: { field: "password", message: "Wrong e-mail address or password." },
  INVALID_EMAIL: { field: "email", message: "Enter a full address, such as mira@example.org." },
  INVALID_PASSWORD: { field: "password", message: "This password cannot be used. Choose another one." },
  PASSWORD_TOO_SHORT: { field: "password", message: "This password is too short." },
  PASSWORD_TOO_LONG: { field: "password", message: "This password is too long." },
  PASSWORD_IS_BLANK: {
    field: "password",
    message: "This is blank. Enter some visible characters.",
  },
  PASSWORD_TOO_COMMON: {
    field: "password",
    message: "This password is too common. Choose another one.",
  },
  PASSWORD_IS_OWN_DATA: {
    field: "password",
    message: "Don't use your name or address.",
  },
  EMAIL_NOT_VERIFIED: {
    message: "This address is not confirmed yet. Open the link in the e-mail we sent.",
    remedy: "send-verification",
  },
  INVALID_TOKEN: { message: "This link was already used or has expired. Request a new one." },
  ALREADY_CONFIRMED: {
    message: "This address is already confirmed, and the password has not changed. Sign in or reset your password.",
  },
  SESSION_REQUIRED: { message: "Open this link in a browser where you are signed in to this account." },
  SAME_EMAIL: { field: "email", message: "This is already your address." },
  CONFIRMATION_MISMATCH: {
    field: "confirmation",
    message: "This is not your e-mail address. Type it exactly as shown above.",
  },
  WRONG_CURRENT_PASSWORD: { field: "currentPassword", message: "Wrong password." },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { message: "Your account no longer has a password. Reload the page." },
  ONLY_NAME: { message: "Only the name can be changed here." },
  LAST_ADMINISTRATOR: {
    message: "You are the last administrator. Make someone else an administrator first.",
  },
  EMAIL_PASSWORD_SIGN_UP_DISABLED: closed,
  SIGNUP_DISABLED: closed,
  INVALID_ORIGIN: { message: "This server is not configured for this address. Contact your administrator." },
  BANNED_USER: { message: "This account is banned. Contact your administrator." },
  WRONG_PASSWORD: { field: "password", message: "Wrong password." },
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: startAgain,
  NOT_CONFIRMED: { message: "Nothing was changed because you did not confirm your identity." },
  METHOD_NOT_ENOUGH: { message: "This account needs another way to confirm. Reload the page." },
  AUTHENTICATION_FAILED: { message: "This passkey was not accepted. Try again, or sign in another way." },
  FAILED_TO_VERIFY_REGISTRATION: { message: "This passkey was not accepted. Try again." },
  PASSKEY_NOT_FOUND: { message: "No account uses this passkey. Sign in another way." },
  CHALLENGE_NOT_FOUND: { message: "This took too long. Try again." },
  USER_VERIFICATION_REQUIRED: {
    message: "This passkey did not verify your identity. Sign in with your password first, then use the passkey.",
  },
  PASSKEY_CANCELLED: { message: "The passkey was not used. Try again when you're ready." },
  PASSKEY_EXISTS: { message: "This device already has a passkey for your account." },
  TOO_MANY_PASSKEYS: { message: "You have reached the maximum number of passkeys. Remove one first." },
  other_person: { message: "Someone else is now signed in to this browser." },
  UNREACHABLE: { message: "The server cannot be reached. Check your connection and try again." },
};

/** Returns the message for a refused sign-in or sign-up. */
export function explainAuthFailure({ code, status, retryAfter, detail }: Failure): Explanation {
  if (code === "INVALID_ORIGIN" && detail !== undefined) return { message: `You can't sign in here. ${detail}` };
  if (status === 429) return { message: `Too many attempts. Try again ${inTime(retryAfter)}.` };
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known) return known;
  if (status === 503) return { message: `The server is busy or starting. Try again ${inTime(retryAfter)}.` };
  if (status >= 500)
    return { message: "Something went wrong on the server. Nothing was changed. Try again in a moment." };
  return { message: "The server did not accept this. Check what you entered and try again." };
}

function inTime(seconds: number | undefined): string {
  if (seconds === undefined || seconds <= 0) return "in a moment";
  if (seconds === 1) return "in a second";
  if (seconds < 90) return `in ${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return `in ${minutes} minutes`;
}

const googleErrors: Record<string, string> = {
  access_denied: "Signing in with Google was cancelled.",
  account_not_linked:
    "There is already an account with this address, and the address is not confirmed. Sign in with its password or reset it, then link Google in your settings.",
  signup_disabled: closed.message,
  banned: "This account is locked. Contact your administrator.",
  email_not_found: "Google has not verified your e-mail address. Verify it there first, or sign in another way.",
  email_not_verified: "Google has not verified your e-mail address. Verify it there first.",
  own_email_not_verified: "Confirm your e-mail address here first, then link Google.",
  email_does_not_match: "This Google account has a different e-mail address from yours here.",
  account_already_linked_to_different_user: "This Google account is linked to another user.",
  unable_to_link_account: "Google was not linked because you were signed out. Sign in and try again.",
  state_mismatch: "This took too long or was started in another browser. Try again.",
  state_not_found: "This took too long or was started in another browser. Try again.",
};

/** Returns why Google sent the user back without signing in or linking. `error` comes from the address; its own text is never shown. */
export function explainGoogleError(error: string): string {
  const known = Object.hasOwn(googleErrors, error) ? googleErrors[error] : undefined;
  return known ?? "Google sign-in failed. Try again, or use your e-mail address and password.";
}
