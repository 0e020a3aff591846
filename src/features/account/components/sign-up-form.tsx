"use client";

import { signUp } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PasswordField } from "~/ui/password-field";
import { TextField } from "~/ui/text-field";
import { signUpInput } from "../schema";
import { useAuthForm } from "./use-auth-form";

export function SignUpForm({ goTo }: { goTo: string }) {
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: signUpInput,
    send: signUp,
    goTo,
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
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        required
        hint="At least 8 characters. A few words together are easy to remember and hard to guess."
        error={errors.password}
      />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "Creating your account" : "Create account"}
      </Button>
    </form>
  );
}
