"use client";

import { useState } from "react";
import { requestPasswordReset } from "~/client/mail-links";
import { changePassword } from "~/client/own-account";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";
import type { MailMode } from "../sign-in/check-your-mail";
import { NewPasswordField } from "../sign-in/new-password-field";
import { SendMail } from "../sign-in/send-mail";
import { SettingsCard } from "./settings-page";
import { useAuthForm } from "../sign-in/use-auth-form";
import { useStepUp } from "../step-up/use-step-up";

interface PasswordCardProps {
  hasPassword: boolean;
  email: string;
  mail: MailMode;
}

export function PasswordCard({ hasPassword, email, mail }: PasswordCardProps) {
  if (hasPassword) {
    return (
      <SettingsCard title="Password" about="Changing it signs you out on all other devices.">
        <PasswordForm email={email} />
      </SettingsCard>
    );
  }
  return (
    <SettingsCard
      title="Password"
      about="You don't have one because you sign in another way. To set one, open the link we e-mail you. You will then be signed out everywhere, including here."
    >
      <SendMail action="Set a password" mail={mail} send={() => requestPasswordReset({ email })}>
        We sent an e-mail to {email}. Its link works once, within an hour.
      </SendMail>
    </SettingsCard>
  );
}

function PasswordForm({ email }: { email: string }) {
  const [changes, setChanges] = useState(0);
  const { withStepUp, dialog } = useStepUp();
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ changePasswordInput }) => changePasswordInput,
    send: (values) => withStepUp(() => changePassword(values)),
    onDone: () => {
      // The fields are mounted anew and would lose the focus.
      formProps.ref.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
      setChanges((before) => before + 1);
    },
  });
  const isRefused = message !== undefined || Object.keys(errors).length > 0;
  return (
    <>
      <form {...formProps} className="flex flex-col items-start gap-4">
        <div key={changes} className="flex w-full max-w-sm flex-col gap-4">
          {/* For password managers, and for the advice on the new password. */}
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            required
            error={errors.currentPassword}
          />
          <NewPasswordField label="New password" name="password" error={errors.password} />
        </div>
        {message && <Notice key={`refused-${attempt}`}>{message}</Notice>}
        {changes > 0 && !isRefused && (
          <Notice key={changes} tone="good">
            Your password was changed. You were signed out on all other devices.
          </Notice>
        )}
        <Button {...submitProps} variant="primary">
          {busy ? "Changing your password" : "Change password"}
        </Button>
      </form>
      {dialog}
    </>
  );
}
