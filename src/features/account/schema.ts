import { z } from "zod";

const emailLimit = 254;
const nameLimit = 100;
const passwordMinimum = 8;
const passwordLimit = 128;

const email = z
  .string()
  .trim()
  .min(1, "Enter your e-mail address.")
  .max(emailLimit, "This address is too long.")
  .pipe(z.email("Enter a whole address, such as mira@example.org."));

export const signInInput = z.object({
  email,
  password: z
    .string()
    .min(1, "Enter your password.")
    .max(passwordLimit, `A password has at most ${passwordLimit} characters.`),
});
export type SignInInput = z.infer<typeof signInInput>;

export const signUpInput = z.object({
  name: z.string().trim().min(1, "Enter your name.").max(nameLimit, `A name has at most ${nameLimit} characters.`),
  email,
  password: z
    .string()
    .min(1, "Choose a password.")
    .min(passwordMinimum, `Use at least ${passwordMinimum} characters.`)
    .max(passwordLimit, `Use at most ${passwordLimit} characters.`),
});
export type SignUpInput = z.infer<typeof signUpInput>;
