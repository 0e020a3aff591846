"use client";

import { signIn } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { PasswordField } from "~/ui/password-field";
import { TextField } from "~/ui/text-field";
import { withNextPath } from "../next-path";
import { signInInput } from "../schema";
import { useAuthForm } from "./use-auth-form";

export function SignInForm({ goTo }: { goTo: string }) {
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: signInInput,
    send: signIn,
    goTo: ({ needsSecondFactor }) => (needsSecondFactor ? withNextPath("/sign-in/second-factor", goTo) : goTo),
  });
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.email}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={errors.password}
      />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
