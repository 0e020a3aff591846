"use client";

import { addPasskey } from "~/client/passkeys";
import { useAuthForm } from "~/features/account/components/sign-in/use-auth-form";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { toast } from "~/ui/feedback/toast";

export function AddPasskey({ onClose }: { onClose: (isAdded: boolean) => void }) {
  const { withStepUp, dialog } = useStepUp();
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ passkeyNameInput }) => passkeyNameInput,
    send: (input) => withStepUp(() => addPasskey(input)),
    onDone: () => {
      toast({ message: "Passkey added." });
      onClose(true);
    },
  });
  return (
    <>
      <Dialog open onClose={() => onClose(false)} title="Add a passkey">
        <form {...formProps} className="flex flex-col gap-4">
          <TextField
            label="Name"
            name="name"
            hint="To tell your passkeys apart, such as “Laptop” or “Blue key”."
            autoComplete="off"
            required
            data-autofocus
            error={errors.name}
          />
          {message && <Notice key={attempt}>{message}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => onClose(false)}>Cancel</Button>
            <Button {...submitProps} variant="primary">
              {busy ? "Waiting for your device" : "Continue"}
            </Button>
          </div>
        </form>
      </Dialog>
      {dialog}
    </>
  );
}
