/** What a request to `/api/auth` answered, as far as words for it are concerned. */
type Failure = { code: string; status: number; retryAfter?: number; detail?: string };

/** Plain words, beside the field they concern; without `field` they concern the whole form. */
export type Explanation = {
  field?: "name" | "email" | "password" | "currentPassword" | "code" | "confirmation";
  message: string;
  /** What the form should offer beside the words. */
  remedy?: "send-verification";
};

const closed: Explanation = { message: "New accounts are not open here. Contact your administrator." };

const wrongCode: Explanation = {
  field: "code",
  message: "This code is not right, or was used before. Try the next one.",
};
const startAgain: Explanation = { message: "This took too long, or too many codes were wrong. Sign in again." };

const byCode: Record<string, Explanation> = {
  INVALID_EMAIL_OR_PASSWORD: { field: "password", message: "Wrong e-mail address or password." },
  INVALID_EMAIL: { field: "email", message: "Enter a full address, such as mira@example.org." },
  INVALID_PASSWORD: { field: "password", message: "This password cannot be used. Choose another one." },
  PASSWORD_TOO_SHORT: { field: "password", message: "This password is too short." },
  PASSWORD_TOO_LONG: { field: "password", message: "This password is too long." },
  PASSWORD_IS_BLANK: {
    field: "password",
    message: "This is nothing but blanks. Choose something that can be seen.",
  },
  PASSWORD_TOO_COMMON: {
    field: "password",
    message: "Many people use this password, so it is guessed first. Choose another one.",
  },
  PASSWORD_IS_OWN_DATA: {
    field: "password",
    message: "This is your own name or address. Choose something that nobody knows of you.",
  },
  EMAIL_NOT_VERIFIED: {
    message: "This address is not confirmed yet. Open the link in the message we sent to it.",
    remedy: "send-verification",
  },
  INVALID_TOKEN: { message: "This link was used before, or is too old. Ask for a new one." },
  ALREADY_CONFIRMED: {
    message: "This address is confirmed already, and the password is as it was. Sign in, or reset your password.",
  },
  SESSION_REQUIRED: { message: "Open this link in a browser in which you are signed in to this account." },
  SAME_EMAIL: { field: "email", message: "This is your address already." },
  CONFIRMATION_MISMATCH: {
    field: "confirmation",
    message: "This is not your e-mail address. Type it as it stands above.",
  },
  WRONG_CURRENT_PASSWORD: { field: "currentPassword", message: "This is not your password." },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { message: "Your account has no password any more. Load the page again." },
  ONLY_NAME: { message: "Only the name can be changed here." },
  LAST_ADMINISTRATOR: {
    message: "You are the last administrator. Make somebody else an administrator first.",
  },
  EMAIL_PASSWORD_SIGN_UP_DISABLED: closed,
  SIGNUP_DISABLED: closed,
  INVALID_ORIGIN: { message: "The server does not expect visitors from this address. Tell whoever runs it." },
  BANNED_USER: { message: "This account is banned. Ask whoever runs this server." },
  WRONG_PASSWORD: { field: "password", message: "This is not your password." },
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: startAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: startAgain,
  NOT_CONFIRMED: { message: "Nothing was changed because you did not confirm your identity." },
  METHOD_NOT_ENOUGH: { message: "This account needs another proof. Load the page again." },
  AUTHENTICATION_FAILED: { message: "This passkey was not accepted. Try again, or use another way." },
  FAILED_TO_VERIFY_REGISTRATION: { message: "This passkey was not accepted. Try again." },
  PASSKEY_NOT_FOUND: { message: "No account here knows this passkey. Sign in another way." },
  CHALLENGE_NOT_FOUND: { message: "This took too long. Try again." },
  USER_VERIFICATION_REQUIRED: {
    message: "This passkey did not check that it is you. Sign in with your password first, and use it then.",
  },
  PASSKEY_CANCELLED: { message: "The passkey was not used. Try again when you are ready." },
  PASSKEY_EXISTS: { message: "This device has a passkey for your account already." },
  TOO_MANY_PASSKEYS: { message: "You have as many passkeys as there can be. Remove one first." },
  other_person: { message: "Somebody else is signed in to this browser now." },
  UNREACHABLE: { message: "The server cannot be reached. Check your connection and try again." },
};

/** What to tell the person whose sign-in or sign-up was refused. */
export function explainAuthFailure({ code, status, retryAfter, detail }: Failure): Explanation {
  if (code === "INVALID_ORIGIN" && detail !== undefined) return { message: `Nobody can sign in here. ${detail}` };
  if (status === 429) return { message: `Too many attempts. Try again ${inTime(retryAfter)}.` };
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known) return known;
  if (status === 503) return { message: `The server is busy or starting. Try again ${inTime(retryAfter)}.` };
  if (status >= 500) return { message: "Something failed on the server. Nothing was changed; try again in a moment." };
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
    "There is an account with this address already, and its address was not confirmed. Sign in with its password, or reset that; then Google can be linked in your settings.",
  signup_disabled: closed.message,
  banned: "This account is locked. Contact your administrator.",
  email_not_found: "Google has not verified your e-mail address. Verify it there first, or sign in another way.",
  email_not_verified: "Google has not verified your e-mail address. Verify it there first.",
  own_email_not_verified: "Confirm your e-mail address here first; then Google can be linked.",
  email_does_not_match: "That account of Google's has another e-mail address than yours here.",
  account_already_linked_to_different_user: "That account of Google's belongs to somebody else here.",
  unable_to_link_account: "Google was not linked, for you were signed out meanwhile. Sign in and try again.",
  state_mismatch: "This took too long, or was begun in another browser. Try again.",
  state_not_found: "This took too long, or was begun in another browser. Try again.",
};

/** Why Google sent somebody back without signing in, or linking; `error` is what came with them in the address. Its own words are never shown. */
export function explainGoogleError(error: string): string {
  const known = Object.hasOwn(googleErrors, error) ? googleErrors[error] : undefined;
  return known ?? "Signing in with Google did not work. Try again, or use your e-mail address and password.";
}
