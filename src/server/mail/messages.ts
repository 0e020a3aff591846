/** What can be written to people. `link` is a whole address of this installation. Names are what people chose; `printed.ts` says what of it may stand in mail. */
export type Message =
  | { kind: "verify-email"; name: string; link: string }
  /** Somebody tried to sign up with an address that has an account. */
  | { kind: "existing-account"; name: string; link: string }
  | { kind: "reset-password"; name: string; link: string }
  /** `startedAfresh`: nobody had proven the address before, and what was attached to the account is gone. */
  | { kind: "password-changed"; name: string; startedAfresh?: boolean }
  /** By somebody who was not signed in: what was attached to the account before is gone. */
  | { kind: "address-confirmed"; name: string }
  /** To the address that is to be given up: its owner has to agree. */
  | { kind: "approve-email-change"; name: string; newEmail: string; link: string }
  /** To the address that is to be used. */
  | { kind: "confirm-email-change"; name: string; newEmail: string; link: string }
  | { kind: "email-changed"; name: string; newEmail: string }
  | { kind: "confirm-deletion"; name: string; link: string }
  | { kind: "account-deleted"; name: string }
  /** `device` in human words: "Chrome on Linux"; `place` a network. `undefined` where they are not known. */
  | {
      kind: "new-sign-in";
      name: string;
      device: string | undefined;
      place: string | undefined;
      at: string;
      link: string;
    }
  | {
      kind: "second-factor-changed";
      name: string;
      change:
        | "enabled"
        | "disabled"
        | "reset"
        /** What it was encrypted with is lost, and so is what had been set up. */
        | "lost"
        | "passkey-added"
        | "passkey-removed"
        | "backup-codes-renewed"
        | "backup-code-used";
    };
