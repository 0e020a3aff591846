// Used by the browser alone (Better Auth validates again), where zod/mini is 5 KB and zod is 30 KB.
import * as z from "zod/mini";
import { canonical, fits, isVisible } from "~/shared/text/written-text";

const emailLimit = 254;
const nameLimit = 100;
const passwordMinimum = 8;
const passwordLimit = 128;

const email = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: "Enter your e-mail address.", abort: true }),
    z.maxLength(emailLimit, "This address is too long."),
    z.email("Enter a full address, such as mira@example.org."),
  );

/** Counts characters, as the server does. */
const lengthOf = (password: string) => Array.from(password.normalize("NFKC")).length;
const tooLong = z.refine<string>(
  (password) => lengthOf(password) <= passwordLimit,
  `A password has at most ${passwordLimit} characters.`,
);

/** A new password. Only the server knows whether it is a common one. */
const newPassword = z.string().check(
  z.minLength(1, { error: "Choose a password.", abort: true }),
  z.refine((password: string) => lengthOf(password) >= passwordMinimum, `Use at least ${passwordMinimum} characters.`),
  tooLong,
  z.refine(isVisible, "This is blank. Enter some visible characters."),
);

const nameOf = (nothing: string) =>
  z.string().check(
    z.trim(),
    z.overwrite(canonical),
    z.refine<string>(isVisible, nothing),
    z.refine<string>((text) => fits(text, nameLimit), `A name has at most ${nameLimit} characters.`),
  );
const name = nameOf("Enter your name.");

export const nameInput = z.object({ name });

export const signInInput = z.object({
  email,
  password: z.string().check(z.minLength(1, "Enter your password."), tooLong),
});

export const signUpInput = z.object({
  name,
  email,
  password: newPassword,
});

export const emailInput = z.object({ email });

export const resetPasswordInput = z.object({ password: newPassword });

/** Six digits of an authenticator app, or a backup code. */
export const codeInput = z.object({
  code: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: "Enter the code.", abort: true }),
      z.maxLength(60, "This is not a valid code."),
    ),
});

export const secondFactorInput = z.extend(codeInput, {
  trustDevice: z.optional(z.literal("yes")),
});

const ownPassword = z.string().check(z.minLength(1, "Enter your password."), tooLong);

/** The current password, where it is asked for again. */
export const ownPasswordInput = z.object({ password: ownPassword });

export const changePasswordInput = z.object({ currentPassword: ownPassword, password: newPassword });

/** Typed to delete the account; the server compares it. */
export const deletionInput = z.object({
  confirmation: z.string().check(z.trim(), z.minLength(1, "Type your e-mail address."), z.maxLength(1000)),
});

export const deletionWithPasswordInput = z.extend(deletionInput, { password: ownPassword });

export const passkeyNameInput = z.object({
  name: nameOf("Enter a name."),
});

/** The input of a form without fields. */
export const nothingInput = z.object({});
