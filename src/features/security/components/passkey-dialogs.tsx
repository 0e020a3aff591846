"use client";

import { removePasskey, renamePasskey } from "~/client/second-factor";
import { useAuthForm } from "~/features/account/components/sign-in/use-auth-form";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import type { Passkey } from "./passkey";

type PasskeyDialogProps = { passkey: Passkey; onClose: () => void; onDone: () => void };

export function RenamePasskey({ passkey: { id, name }, onClose, onDone }: PasskeyDialogProps) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ passkeyNameInput }) => passkeyNameInput,
    send: (input) => renamePasskey({ id, name: input.name }),
    onDone,
  });
  return (
    <Dialog open onClose={onClose} title="Rename passkey">
      <form {...formProps} className="flex flex-col gap-4">
        <TextField label="Name" name="name" defaultValue={name} required data-autofocus error={errors.name} />
        {message && <Notice key={attempt}>{message}</Notice>}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button {...submitProps} variant="primary">
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RemovePasskey({ passkey: { id, name }, onClose, onDone }: PasskeyDialogProps) {
  const { withStepUp, dialog } = useStepUp();
  const { submitProps, message, attempt, formProps } = useAuthForm({
    schema: ({ nothingInput }) => nothingInput,
    send: () => withStepUp(() => removePasskey({ id })),
    onDone,
  });
  return (
    <>
      <Dialog open onClose={onClose} title={`Remove “${name}”?`}>
        <form {...formProps} className="flex flex-col gap-4">
          <p className="text-sm text-pretty text-muted">
            You can no longer sign in with it. Your device may still offer it, so delete it there as well.
          </p>
          {message && <Notice key={attempt}>{message}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={onClose} data-autofocus>
              Cancel
            </Button>
            <Button {...submitProps} variant="danger">
              Remove
            </Button>
          </div>
        </form>
      </Dialog>
      {dialog}
    </>
  );
}
