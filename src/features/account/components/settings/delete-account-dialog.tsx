"use client";

import type { ZodMiniType } from "zod/mini";
import { deleteAccount } from "~/client/own-account";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";
import { TextField } from "~/ui/fields/text-field";
import { ExportData } from "./export-data";
import { useAuthForm } from "../sign-in/use-auth-form";
import { useStepUp } from "../step-up/use-step-up";
import { goToStartPage } from "../unsaved/leave";

interface DeleteAccountDialogProps {
  email: string;
  hasPassword: boolean;
  onClose: () => void;
}

const deletedItems = [
  "all your tasks, including those in the trash",
  "your profile, password, passkeys and other ways to sign in",
  "all sessions: you are signed out everywhere",
];

/** Lists what is deleted, offers an export, and requires the address to be typed, so that no account is deleted by accident. */
export function DeleteAccountDialog({ email, hasPassword, onClose }: DeleteAccountDialogProps) {
  const { withStepUp, dialog } = useStepUp();
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ deletionInput, deletionWithPasswordInput }): ZodMiniType<{ confirmation: string; password?: string }> =>
      hasPassword ? deletionWithPasswordInput : deletionInput,
    send: (input) => withStepUp(() => deleteAccount(input)),
    onDone: () => goToStartPage("/?account=deleted"),
  });
  return (
    <>
      <Dialog open onClose={onClose} title="Delete your account?">
        <div className="flex flex-col gap-4 text-sm text-pretty">
          <div>
            <p>This is deleted permanently:</p>
            <ul className="mt-1.5 list-disc space-y-1 pl-5">
              {deletedItems.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </div>
          <p className="text-muted">
            The audit trail keeps past events until they expire, without your name or e-mail address.
          </p>
          <ExportData action="Export my data first" />
        </div>
        <form {...formProps} className="mt-3 flex flex-col gap-4 border-t border-line pt-5">
          <TextField
            label="Type your e-mail address"
            name="confirmation"
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            hint={<span className="wrap-anywhere">{email}</span>}
            error={errors.confirmation}
          />
          {hasPassword && (
            <PasswordField
              label="Your password"
              name="password"
              autoComplete="current-password"
              required
              error={errors.password}
            />
          )}
          {message && <Notice key={attempt}>{message}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button {...submitProps} variant="danger">
              {busy ? "Deleting your account" : "Delete my account"}
            </Button>
          </div>
        </form>
      </Dialog>
      {dialog}
    </>
  );
}
