"use client";

import Link from "next/link";
import { useState } from "react";
import { resetPassword } from "~/client/mail-links";
import { Button, buttonClass } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { AccountCard } from "./account-card";
import { NewPasswordField } from "./new-password-field";
import { useAuthForm } from "./use-auth-form";
import { useCleanAddress } from "./use-clean-address";
import { NextLink } from "./next-link";

type ResetPasswordCardProps = {
  /** The token in the link; without it, the page cannot be used. */
  token: string | undefined;
  isSignedIn: boolean;
};

export function ResetPasswordCard({ token = "", isSignedIn }: ResetPasswordCardProps) {
  useCleanAddress();
  // Read now, because the address is about to lose it.
  const [savedToken] = useState(token);
  const [isRefused, setRefused] = useState(false);
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ resetPasswordInput }) => resetPasswordInput,
    send: async ({ password }) => {
      const result = await resetPassword({ token: savedToken, password });
      setRefused(!result.ok && result.failure.code === "INVALID_TOKEN");
      return result;
    },
    goTo: "/sign-in?after=new-password",
  });
  const footer = <NextLink isSignedIn={isSignedIn} before="Remembered it?" />;
  if (isRefused || savedToken === "") {
    return (
      <AccountCard
        title={isRefused ? "This link no longer works" : "This link is incomplete"}
        isNews={isRefused}
        footer={footer}
      >
        <p className="text-pretty text-muted">
          {isRefused
            ? "It was already used or has expired. Your password has not changed."
            : "Open the link from the e-mail again, or request a new one."}
        </p>
        <Link href="/forgot-password" className={buttonClass({ variant: "primary", size: "lg" })}>
          Get a new link
        </Link>
      </AccountCard>
    );
  }
  return (
    <AccountCard title="Choose a new password" footer={footer}>
      <form {...formProps} className="flex flex-col gap-5">
        <p className="text-sm text-pretty text-muted">
          You will be signed out everywhere and can sign in with the new password.
        </p>
        <NewPasswordField label="New password" name="password" error={errors.password} />
        {message && <Notice key={attempt}>{message}</Notice>}
        <Button {...submitProps} variant="primary" size="lg">
          {busy ? "Changing your password" : "Change password"}
        </Button>
      </form>
    </AccountCard>
  );
}
