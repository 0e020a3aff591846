"use client";

import type { ReactNode } from "react";
import type { ZodMiniType } from "zod/mini";
import type { AuthResult } from "~/client/auth";
import { useAuthForm } from "~/features/account/components/sign-in/use-auth-form";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";

interface PasswordStepProps<Value> {
  /** Without a password, the step only announces what follows. */
  hasPassword: boolean;
  action: string;
  isDangerous?: boolean;
  send: (reassurance: { password?: string }) => Promise<AuthResult<Value>>;
  onDone: (value: Value) => void;
  onCancel: () => void;
  children: ReactNode;
}

/** Shows what is about to happen, and asks for the password if there is one. */
export function PasswordStep<Value>({
  hasPassword,
  action,
  isDangerous = false,
  send,
  onDone,
  onCancel,
  children,
}: PasswordStepProps<Value>) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ nothingInput, ownPasswordInput }): ZodMiniType<{ password?: string }> =>
      hasPassword ? ownPasswordInput : nothingInput,
    send,
    onDone,
  });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <div className="text-sm text-pretty text-muted">{children}</div>
      {hasPassword && (
        <PasswordField
          label="Your password"
          name="password"
          autoComplete="current-password"
          required
          data-autofocus
          error={errors.password}
        />
      )}
      {message && <Notice key={attempt}>{message}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button {...submitProps} variant={isDangerous ? "danger" : "primary"}>
          {action}
        </Button>
      </div>
    </form>
  );
}
