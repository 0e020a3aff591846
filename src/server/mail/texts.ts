import type { Message } from "./messages";
import { addressInMail, deviceInMail, momentInMail, placeInMail, type Printed, say } from "./printed";

/** What a message says. */
export interface Words {
  /** Never holds what a person wrote. */
  subject: Printed;
  paragraphs: Printed[];
  /** What its one button says, and where that leads. */
  button?: { label: Printed; link: string };
  /** Below the button. */
  afterwards?: Printed[];
}

const ignoreIt = say`If this was not you, you need not do anything: nothing changes.`;
const notYou = say`If this was not you, reset your password now and sign out everywhere in your account's settings.`;

const afresh = say`Because nobody had confirmed this address before, your account was signed out everywhere, and sign-in methods that had been added to it were removed: passkeys, two-step sign-in, trusted browsers and linked accounts. Tasks stay. You can set up again what you need in your settings.`;

const changes = {
  enabled: say`Two-step sign-in is now on for your account.`,
  disabled: say`Two-step sign-in is now off for your account. Your password alone signs you in.`,
  reset: say`An administrator has reset two-step sign-in for your account. You can set it up again in your settings.`,
  lost: say`The authenticator and backup codes of your account were lost when this installation was given a new secret. Your password alone signs you in until you set two-step sign-in up again in your settings.`,
  "passkey-added": say`A passkey was added to your account. It can be used to sign in.`,
  "passkey-removed": say`A passkey was removed from your account.`,
  "backup-codes-renewed": say`New backup codes were made for your account. The earlier ones no longer work.`,
  "backup-code-used": say`A backup code was used to sign in to your account. It cannot be used again.`,
} as const;

/** Says `message` in plain words. */
export function wordsOf(message: Message): Words {
  switch (message.kind) {
    case "verify-email":
      return {
        subject: say`Confirm your e-mail address`,
        paragraphs: [say`Please confirm that this e-mail address is yours. Your account is ready right after.`],
        button: { label: say`Confirm address`, link: message.link },
        afterwards: [say`If you did not sign up, you need not do anything.`],
      };
    case "existing-account":
      return {
        subject: say`You already have an account`,
        paragraphs: [say`Somebody tried to sign up with this e-mail address, which already has an account.`],
        button: { label: say`Sign in`, link: message.link },
        afterwards: [say`If you have forgotten your password, you can reset it there.`, ignoreIt],
      };
    case "reset-password":
      return {
        subject: say`Choose a new password`,
        paragraphs: [
          say`Somebody asked to reset the password of your account. Was it you? Then choose a new one here.`,
        ],
        button: { label: say`Choose a new password`, link: message.link },
        afterwards: [say`The link works once, and for a short time only.`, ignoreIt],
      };
    case "password-changed":
      return {
        subject: say`Your password was changed`,
        paragraphs: [
          say`The password of your account was changed.`,
          ...(message.startedAfresh ? [afresh] : []),
          notYou,
        ],
      };
    case "address-confirmed":
      return {
        subject: say`Your e-mail address was confirmed`,
        paragraphs: [say`Your e-mail address was confirmed with the password of your account.`, afresh, notYou],
      };
    case "approve-email-change":
      return {
        subject: say`Confirm that your e-mail address changes`,
        paragraphs: [
          say`Your account is to move from this e-mail address to ${addressInMail(message.newEmail)}. Do you agree?`,
        ],
        button: { label: say`Yes, change it`, link: message.link },
        afterwards: [say`If this was not you, do not press the button, and change your password.`],
      };
    case "confirm-email-change":
      return {
        subject: say`Confirm your new e-mail address`,
        paragraphs: [
          say`Please confirm that ${addressInMail(message.newEmail)} is yours. You sign in with it from then on.`,
        ],
        button: { label: say`Confirm address`, link: message.link },
        afterwards: [ignoreIt],
      };
    case "email-changed":
      return {
        subject: say`Your e-mail address was changed`,
        paragraphs: [
          say`The e-mail address of your account is now ${addressInMail(message.newEmail)}. This one is no longer used.`,
          say`If this was not you, tell whoever runs this installation at once.`,
        ],
      };
    case "confirm-deletion":
      return {
        subject: say`Confirm that your account is deleted`,
        paragraphs: [say`You asked to delete your account and everything in it. That cannot be undone.`],
        button: { label: say`Delete my account`, link: message.link },
        afterwards: [say`If this was not you, do not press the button, and change your password.`],
      };
    case "account-deleted":
      return {
        subject: say`Your account was deleted`,
        paragraphs: [say`Your account and everything in it was deleted. This is the last mail you get from us.`],
      };
    case "new-sign-in":
      return {
        subject: say`A new sign-in to your account`,
        paragraphs: [
          say`Your account was used on ${deviceInMail(message.device)}, from ${placeInMail(message.place)}, on ${momentInMail(message.at)}.`,
        ],
        button: { label: say`Look at your devices`, link: message.link },
        afterwards: [say`If it was you, you need not do anything.`, notYou],
      };
    default:
      return {
        subject: say`The security of your account was changed`,
        paragraphs: [changes[message.change], notYou],
      };
  }
}
