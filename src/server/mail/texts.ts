import type { Message } from "./messages";
import {
  sanitizeAddress,
  sanitizeDevice,
  sanitizeTitle,
  formatInstant,
  formatMoment,
  sanitizeNetwork,
  type SafeText,
  safeText,
} from "./safe-text";

/** The texts of a message. */
export interface MessageText {
  /** Never holds user input. */
  subject: SafeText;
  paragraphs: SafeText[];
  /** The label and the target of its one button. */
  button?: { label: SafeText; link: string };
  /** Below the button. */
  afterwards?: SafeText[];
}

const ignoreIt = safeText`If this wasn't you, you can ignore this e-mail. Nothing changes.`;
const notYou = safeText`If this wasn't you, reset your password now and sign out everywhere in your settings.`;

const resetNotice = safeText`Because this address had never been confirmed, your account was signed out everywhere. Sign-in methods added to it were removed: passkeys, two-step sign-in, trusted browsers and linked accounts. Your tasks are kept. You can set up what you need again in your settings.`;

const changes = {
  enabled: safeText`Two-step sign-in is now on for your account.`,
  disabled: safeText`Two-step sign-in is now off for your account. Your password alone signs you in.`,
  reset: safeText`An administrator has reset two-step sign-in for your account. You can set it up again in your settings.`,
  lost: safeText`The authenticator and backup codes of your account were lost when this installation got a new secret. Your password alone signs you in until you set up two-step sign-in again in your settings.`,
  "passkey-added": safeText`A passkey was added to your account. It can be used to sign in.`,
  "passkey-removed": safeText`A passkey was removed from your account.`,
  "backup-codes-renewed": safeText`New backup codes were created for your account. The earlier ones no longer work.`,
  "backup-code-used": safeText`A backup code was used to sign in to your account. It cannot be used again.`,
} as const;

/** Returns the texts of `message`. */
export function messageTextOf(message: Message): MessageText {
  switch (message.kind) {
    case "verify-email":
      return {
        subject: safeText`Confirm your e-mail address`,
        paragraphs: [safeText`Please confirm that this e-mail address is yours. Your account is then ready.`],
        button: { label: safeText`Confirm address`, link: message.link },
        afterwards: [safeText`If you did not sign up, you can ignore this e-mail.`],
      };
    case "existing-account":
      return {
        subject: safeText`You already have an account`,
        paragraphs: [safeText`Someone tried to sign up with this e-mail address, which already has an account.`],
        button: { label: safeText`Sign in`, link: message.link },
        afterwards: [safeText`If you forgot your password, you can reset it there.`, ignoreIt],
      };
    case "reset-password":
      return {
        subject: safeText`Choose a new password`,
        paragraphs: [
          safeText`Someone asked to reset the password of your account. If it was you, choose a new one here.`,
        ],
        button: { label: safeText`Choose a new password`, link: message.link },
        afterwards: [safeText`The link works once and expires soon.`, ignoreIt],
      };
    case "password-changed":
      return {
        subject: safeText`Your password was changed`,
        paragraphs: [
          safeText`The password of your account was changed.`,
          ...(message.wasReset ? [resetNotice] : []),
          notYou,
        ],
      };
    case "address-confirmed":
      return {
        subject: safeText`Your e-mail address was confirmed`,
        paragraphs: [
          safeText`Your e-mail address was confirmed with the password of your account.`,
          resetNotice,
          notYou,
        ],
      };
    case "approve-email-change":
      return {
        subject: safeText`Approve the change of your e-mail address`,
        paragraphs: [
          safeText`You asked to change your e-mail address to ${sanitizeAddress(message.newEmail)}. Do you agree?`,
        ],
        button: { label: safeText`Yes, change it`, link: message.link },
        afterwards: [safeText`If this wasn't you, don't press the button, and change your password.`],
      };
    case "confirm-email-change":
      return {
        subject: safeText`Confirm your new e-mail address`,
        paragraphs: [
          safeText`Please confirm that ${sanitizeAddress(message.newEmail)} is yours. You will then sign in with it.`,
        ],
        button: { label: safeText`Confirm address`, link: message.link },
        afterwards: [ignoreIt],
      };
    case "email-changed":
      return {
        subject: safeText`Your e-mail address was changed`,
        paragraphs: [
          safeText`The e-mail address of your account is now ${sanitizeAddress(message.newEmail)}. This one is no longer used.`,
          safeText`If this wasn't you, contact your administrator immediately.`,
        ],
      };
    case "confirm-deletion":
      return {
        subject: safeText`Confirm that you want to delete your account`,
        paragraphs: [safeText`You asked to delete your account and everything in it. This cannot be undone.`],
        button: { label: safeText`Delete my account`, link: message.link },
        afterwards: [safeText`If this wasn't you, don't press the button, and change your password.`],
      };
    case "account-deleted":
      return {
        subject: safeText`Your account was deleted`,
        paragraphs: [
          safeText`Your account and everything in it was deleted. This is the last e-mail you will get from us.`,
        ],
      };
    case "reminder":
      return {
        subject: safeText`A reminder of a task`,
        paragraphs: [
          sanitizeTitle(message.title),
          ...(message.due === undefined
            ? []
            : [safeText`It is due on ${formatMoment(message.due, message.timeZone)}.`]),
          ...(message.late === undefined
            ? []
            : [safeText`This reminder comes late: it was set for ${formatMoment(message.late, message.timeZone)}.`]),
        ],
        button: { label: safeText`Open the task`, link: message.link },
        afterwards: [
          safeText`You asked for this reminder. Under Settings, Notifications you choose how you are reminded.`,
        ],
      };
    case "new-sign-in":
      return {
        subject: safeText`A new sign-in to your account`,
        paragraphs: [
          safeText`Your account was used on ${sanitizeDevice(message.device)}, from ${sanitizeNetwork(message.place)}, on ${formatInstant(message.at)}.`,
        ],
        button: { label: safeText`Review your devices`, link: message.link },
        afterwards: [safeText`If this was you, you can ignore this e-mail.`, notYou],
      };
    default:
      return {
        subject: safeText`The security of your account was changed`,
        paragraphs: [changes[message.change], notYou],
      };
  }
}
