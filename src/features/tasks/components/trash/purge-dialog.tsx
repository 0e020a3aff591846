"use client";

import { type ReactNode, useState } from "react";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { Dialog } from "~/ui/overlays/dialog";

interface PurgeDialogProps {
  title: string;
  /** The label of the button that confirms. */
  confirm: string;
  /** What will happen. */
  children: ReactNode;
  /** Returns the reason if it failed. */
  onConfirm: () => Promise<string | undefined>;
  onClose: () => void;
}

/** Asks before tasks are deleted permanently. */
export function PurgeDialog({ title, confirm, children, onConfirm, onClose }: PurgeDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const act = async () => {
    setBusy(true);
    const reason = await onConfirm();
    setBusy(false);
    setFailure(reason);
    if (reason === undefined) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" busy={isBusy} onClick={() => void act()}>
            {confirm}
          </Button>
        </>
      }
    >
      <p className="text-sm wrap-anywhere text-muted">{children}</p>
      {failure !== undefined && <Notice>{failure}</Notice>}
    </Dialog>
  );
}
