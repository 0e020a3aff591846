"use client";

import { requestPasswordReset } from "~/client/mail-links";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { AccountCard } from "./account-card";
import { CheckYourMail, type MailMode } from "./check-your-mail";
import { typedAddress } from "./typed-address";
import { useAuthForm } from "./use-auth-form";
import { useMailSent } from "./use-mail-sent";
import { NextLink } from "./next-link";

type ForgotPasswordCardProps = {
  mail: MailMode;
  /** The address of the signed-in user. */
  ownAddress: string | undefined;
};

export function ForgotPasswordCard({ mail, ownAddress }: ForgotPasswordCardProps) {
  const { sentTo, setSentTo, correct, formArea } = useMailSent();
  const isSignedIn = ownAddress !== undefined;
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ emailInput }) => emailInput,
    send: requestPasswordReset,
    onDone: setSentTo,
  });
  return (
    <AccountCard
      title={sentTo === undefined ? "Choose a new password" : "Check your inbox"}
      isNews={sentTo !== undefined}
      footer={sentTo === undefined && <NextLink isSignedIn={isSignedIn} before="Remembered it?" />}
    >
      {sentTo !== undefined && (
        <CheckYourMail mail={mail} isSignedIn={isSignedIn} onCorrect={correct}>
          If there is an account with this address, we sent an e-mail to{" "}
          <strong className="font-medium">{sentTo}</strong>. Its link works once, within an hour.
        </CheckYourMail>
      )}
      <div {...formArea}>
        <form {...formProps} className="flex flex-col gap-5">
          <p className="text-sm text-pretty text-muted">
            Enter the e-mail address of your account. We'll send you a link to choose a new password.
          </p>
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={ownAddress ?? typedAddress()}
            required
            error={errors.email}
          />
          {message && <Notice key={attempt}>{message}</Notice>}
          <Button {...submitProps} variant="primary" size="lg">
            {busy ? "Sending" : "Send the link"}
          </Button>
        </form>
      </div>
    </AccountCard>
  );
}
