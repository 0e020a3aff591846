"use client";

import KeyRound from "lucide-react/icons/key-round";
import { useState } from "react";
import { removePasskey, renamePasskey } from "~/client/second-factor";
import { useAuthForm } from "~/features/account/components/use-auth-form";
import { useConfirmation } from "~/features/account/components/use-confirmation";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { toast } from "~/ui/toast";
import { nothingInput, passkeyNameInput } from "~/features/account/schema";
import { DayWords } from "./day-words";
import type { Passkey } from "./passkeys-card";

interface PasskeyRowProps {
  passkey: Passkey;
  onChange: () => void;
}

export function PasskeyRow({ passkey, onChange }: PasskeyRowProps) {
  const [open, setOpen] = useState<"rename" | "remove">();
  const done = (message: string) => {
    setOpen(undefined);
    toast({ message });
    onChange();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-32 flex-1">
        <span className="block font-medium break-words">{passkey.name}</span>
        <span className="block text-sm text-muted">
          Added <DayWords at={passkey.createdAt} />
          {passkey.isSynced && ", synced between your devices"}
        </span>
      </span>
      <span className="flex gap-1">
        <Button size="sm" variant="quiet" onClick={() => setOpen("rename")} aria-label={`Rename ${passkey.name}`}>
          Rename
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setOpen("remove")} aria-label={`Remove ${passkey.name}`}>
          Remove
        </Button>
      </span>
      {open === "rename" && (
        <RenameDialog
          passkey={passkey}
          onClose={() => setOpen(undefined)}
          onDone={() => done("The passkey has a new name.")}
        />
      )}
      {open === "remove" && (
        <RemoveDialog
          passkey={passkey}
          onClose={() => setOpen(undefined)}
          onDone={() => done("The passkey was removed.")}
        />
      )}
    </li>
  );
}

type DialogProps = { passkey: Passkey; onClose: () => void; onDone: () => void };

function RenameDialog({ passkey: { id, name }, onClose, onDone }: DialogProps) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: passkeyNameInput,
    send: (input) => renamePasskey({ id, name: input.name }),
    onDone,
  });
  return (
    <Dialog open onClose={onClose} title="Rename the passkey">
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

function RemoveDialog({ passkey: { id, name }, onClose, onDone }: DialogProps) {
  const { confirmed, dialog } = useConfirmation();
  const { submitProps, message, attempt, formProps } = useAuthForm({
    schema: nothingInput,
    send: () => confirmed(() => removePasskey({ id })),
    onDone,
  });
  return (
    <>
      <Dialog open onClose={onClose} title={`Remove “${name}”?`}>
        <form {...formProps} className="flex flex-col gap-4">
          <p className="text-sm text-pretty text-muted">
            It no longer signs you in. Your device may go on offering it; delete it there, too.
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
