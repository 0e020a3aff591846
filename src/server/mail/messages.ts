/** The messages that are sent. `link` is an absolute URL of this installation. `name` is as its owner chose it; `safe-text.ts` sanitizes it. */
export type Message =
  | { kind: "verify-email"; name: string; link: string }
  /** A visitor tried to sign up with the address of an account. */
  | { kind: "existing-account"; name: string; link: string }
  | { kind: "reset-password"; name: string; link: string }
  /** `wasReset`: the address was unconfirmed before, and what was attached to the account was removed. */
  | { kind: "password-changed"; name: string; wasReset?: boolean }
  /** By a visitor who was not signed in: what was attached to the account was removed. */
  | { kind: "address-confirmed"; name: string }
  /** To the present address, whose owner has to agree. */
  | { kind: "approve-email-change"; name: string; newEmail: string; link: string }
  /** To the new address. */
  | { kind: "confirm-email-change"; name: string; newEmail: string; link: string }
  | { kind: "email-changed"; name: string; newEmail: string }
  | { kind: "confirm-deletion"; name: string; link: string }
  | { kind: "account-deleted"; name: string }
  /** `device` such as "Chrome on Linux", `place` a network, or `undefined` if unknown. */
  /** `title` as its owner wrote it; `due` a day or an instant, which is read in `timeZone`; `late` the moment at which it should have come. */
  | {
      kind: "reminder";
      name: string;
      title: string;
      due: string | undefined;
      timeZone: string;
      late: string | undefined;
      link: string;
    }
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
        /** The secret that encrypted it was lost. */
        | "lost"
        | "passkey-added"
        | "passkey-removed"
        | "backup-codes-renewed"
        | "backup-code-used";
    };
