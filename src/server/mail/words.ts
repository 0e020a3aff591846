import type { Message } from "./messages";
import { harmless, oneLine } from "./plain-words";

/** What a message says. */
export interface Words {
  /** Never holds what a person wrote. */
  subject: string;
  paragraphs: string[];
  /** What its one button says, and where that leads. */
  button?: { label: string; link: string };
  /** Below the button. */
  afterwards?: string[];
}

const ignoreIt = "If this was not you, you need not do anything: nothing changes.";
const notYou = "If this was not you, reset your password now and sign out everywhere in your account's settings.";

const afresh =
  "Because nobody had confirmed this address before, your account was signed out everywhere, and sign-in methods that had been added to it were removed: passkeys, two-step sign-in, trusted browsers and linked accounts. Tasks stay. You can set up again what you need in your settings.";

const changes = {
  enabled: "Two-step sign-in is now on for your account.",
  disabled: "Two-step sign-in is now off for your account. Your password alone signs you in.",
  reset: "An administrator has reset two-step sign-in for your account. You can set it up again in your settings.",
  lost: "The authenticator and backup codes of your account were lost when this installation was given a new secret. Your password alone signs you in until you set two-step sign-in up again in your settings.",
  "passkey-added": "A passkey was added to your account. It can be used to sign in.",
  "passkey-removed": "A passkey was removed from your account.",
  "backup-codes-renewed": "New backup codes were made for your account. The earlier ones no longer work.",
  "backup-code-used": "A backup code was used to sign in to your account. It cannot be used again.",
} as const;

/** Says `message` in plain words. */
export function wordsOf(message: Message): Words {
  switch (message.kind) {
    case "verify-email":
      return {
        subject: "Confirm your e-mail address",
        paragraphs: ["Please confirm that this e-mail address is yours. Your account is ready right after."],
        button: { label: "Confirm address", link: message.link },
        afterwards: ["If you did not sign up, you need not do anything."],
      };
    case "existing-account":
      return {
        subject: "You already have an account",
        paragraphs: ["Somebody tried to sign up with this e-mail address, which already has an account."],
        button: { label: "Sign in", link: message.link },
        afterwards: ["If you have forgotten your password, you can reset it there.", ignoreIt],
      };
    case "reset-password":
      return {
        subject: "Choose a new password",
        paragraphs: ["Somebody asked to reset the password of your account. Was it you? Then choose a new one here."],
        button: { label: "Choose a new password", link: message.link },
        afterwards: ["The link works once, and for a short time only.", ignoreIt],
      };
    case "password-changed":
      return {
        subject: "Your password was changed",
        paragraphs: ["The password of your account was changed.", ...(message.startedAfresh ? [afresh] : []), notYou],
      };
    case "address-confirmed":
      return {
        subject: "Your e-mail address was confirmed",
        paragraphs: ["Your e-mail address was confirmed with the password of your account.", afresh, notYou],
      };
    case "approve-email-change":
      return {
        subject: "Confirm that your e-mail address changes",
        paragraphs: [`Your account is to move from this e-mail address to ${address(message.newEmail)}. Do you agree?`],
        button: { label: "Yes, change it", link: message.link },
        afterwards: ["If this was not you, do not press the button, and change your password."],
      };
    case "confirm-email-change":
      return {
        subject: "Confirm your new e-mail address",
        paragraphs: [`Please confirm that ${address(message.newEmail)} is yours. You sign in with it from then on.`],
        button: { label: "Confirm address", link: message.link },
        afterwards: [ignoreIt],
      };
    case "email-changed":
      return {
        subject: "Your e-mail address was changed",
        paragraphs: [
          `The e-mail address of your account is now ${address(message.newEmail)}. This one is no longer used.`,
          "If this was not you, tell whoever runs this installation at once.",
        ],
      };
    case "confirm-deletion":
      return {
        subject: "Confirm that your account is deleted",
        paragraphs: ["You asked to delete your account and everything in it. That cannot be undone."],
        button: { label: "Delete my account", link: message.link },
        afterwards: ["If this was not you, do not press the button, and change your password."],
      };
    case "account-deleted":
      return {
        subject: "Your account was deleted",
        paragraphs: ["Your account and everything in it was deleted. This is the last mail you get from us."],
      };
    case "new-sign-in":
      return {
        subject: "A new sign-in to your account",
        paragraphs: [
          `Your account was used on ${harmless(message.device, 80) ?? "a device we do not know"}, from ${harmless(message.place, 80) ?? "a place we do not know"}, on ${moment(message.at)}.`,
        ],
        button: { label: "Look at your devices", link: message.link },
        afterwards: ["If it was you, you need not do anything.", notYou],
      };
    default:
      return {
        subject: "The security of your account was changed",
        paragraphs: [changes[message.change], notYou],
      };
  }
}

/** Given by a person, like a name; an address is all that it may be. */
function address(email: string): string {
  const line = oneLine(email, 254);
  return /^[^\s<>"/:]+@[^\s<>"/:@]+$/.test(line) ? line : "another address";
}

/** Making one takes longer than all the rest of a message. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** An instant as people read it. The reader's time zone is not known. */
const moment = (instant: string) => `${format.format(new Date(instant))} UTC`;
