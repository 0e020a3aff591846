"use client";

import { useState } from "react";
import type { AuthResult } from "~/client/auth";
import type { LinkPassword } from "~/client/mail-links";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";
import { NewPasswordField } from "./new-password-field";
import { useAuthForm } from "./use-auth-form";

interface LinkPasswordFormProps {
  /** The account, or `undefined` if its address must not be revealed. */
  email: string | undefined;
  /** Whether the account has no password yet. */
  isNew: boolean;
  /** Whether a new password is accepted instead. */
  mayChoose: boolean;
  action: string;
  send: (proof: LinkPassword) => Promise<AuthResult<string>>;
  onDone: (address: string) => void;
}

/** Asks a signed-out visitor who follows a link for the account's password, or for a new one. */
export function LinkPasswordForm({ isNew, ...form }: LinkPasswordFormProps) {
  const [isChoosing, setChoosing] = useState(isNew);
  const toggle = isNew ? undefined : () => setChoosing(!isChoosing);
  return isChoosing ? <ChooseForm {...form} onSwitch={toggle} /> : <KnownForm {...form} onSwitch={toggle} />;
}

type FormProps = Omit<LinkPasswordFormProps, "isNew"> & { onSwitch: (() => void) | undefined };

const focusField = (form: HTMLElement | null) => form?.querySelector<HTMLElement>("[name=password]")?.focus();

function KnownForm({ email, mayChoose, action, send, onDone, onSwitch }: FormProps) {
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ ownPasswordInput }) => ownPasswordInput,
    send: ({ password }) => send({ password }),
    onDone,
  });
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <p className="text-pretty wrap-anywhere text-muted">
        You are not signed in to this account in this browser. Enter the account's password to continue.
      </p>
      <Username email={email} />
      <div ref={focusField}>
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          error={errors.password}
        />
      </div>
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "One moment…" : action}
      </Button>
      {mayChoose && (
        <Button size="lg" onClick={onSwitch}>
          I don't know the password
        </Button>
      )}
    </form>
  );
}

function ChooseForm({ email, action, send, onDone, onSwitch }: FormProps) {
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ resetPasswordInput }) => resetPasswordInput,
    send: ({ password }) => send({ newPassword: password }),
    onDone,
  });
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <p className="text-pretty text-muted">
        Choose a password that only you know. All sessions of this account are signed out, and its other ways to sign in
        are removed.
      </p>
      <Username email={email} />
      <div ref={focusField}>
        <NewPasswordField label="New password" name="password" error={errors.password} />
      </div>
      {message && <Notice key={attempt}>{message}</Notice>}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "One moment…" : action}
      </Button>
      {onSwitch && (
        <Button size="lg" onClick={onSwitch}>
          Use the current password
        </Button>
      )}
    </form>
  );
}

/** Tells password managers, and the advice on the new password, which account it belongs to. */
function Username({ email }: { email: string | undefined }) {
  return email === undefined ? null : (
    <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
  );
}
