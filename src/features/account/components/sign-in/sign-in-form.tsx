"use client";

import { signIn } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";
import { TextField } from "~/ui/fields/text-field";
import { TextLink } from "~/ui/text/text-link";
import { withNextPath } from "~/shared/next-path";
import { KeepTasksHere } from "../device/keep-tasks-here";
import { SendVerificationAgain } from "./resend-verification";
import { keepTypedAddress } from "./typed-address";
import { useAuthForm } from "./use-auth-form";

export function SignInForm({ goTo }: { goTo: string }) {
  const { submitProps, busy, errors, message, remedy, attempt, formProps } = useAuthForm({
    schema: ({ signInInput }) => signInInput,
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
      <div className="flex flex-col gap-2">
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          error={errors.password}
        />
        <p className="text-sm">
          <TextLink
            href="/forgot-password"
            onClick={({ currentTarget }) => keepTypedAddress(currentTarget.closest("form"))}
          >
            Forgot your password?
          </TextLink>
        </p>
      </div>
      <KeepTasksHere />
      {message && <Notice key={attempt}>{message}</Notice>}
      {remedy === "send-verification" && <SendVerificationAgain key={`again-${attempt}`} />}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
