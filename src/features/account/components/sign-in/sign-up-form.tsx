"use client";

import { signUp } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { NewPasswordField } from "./new-password-field";
import { useAuthForm } from "./use-auth-form";

type SignUpFormProps = {
  goTo: string;
  /** Called instead of opening the next page when sign-up continues in the mail to this address. */
  onMailSent: (address: string) => void;
};

export function SignUpForm({ goTo, onMailSent }: SignUpFormProps) {
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ signUpInput }) => signUpInput,
    send: signUp,
    goTo: ({ isSignedIn }) => (isSignedIn ? goTo : undefined),
    onDone: ({ email }) => onMailSent(email),
  });
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <TextField label="Name" name="name" autoComplete="name" required error={errors.name} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.email}
      />
      <NewPasswordField label="Password" name="password" error={errors.password} />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "Creating your account" : "Create account"}
      </Button>
    </form>
  );
}
