"use client";

import { useState } from "react";
import { disableAuthenticator, renewBackupCodes } from "~/client/second-factor";
import { useConfirmation } from "~/features/account/components/confirm/use-confirmation";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { BackupCodes } from "./backup-codes";
import { PasswordStep } from "./password-step";

export function RenewCodes({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const { confirmed, dialog } = useConfirmation();
  const [codes, setCodes] = useState<string[]>();
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={codes ? "Keep your backup codes" : "New backup codes"}
        footer={
          codes && (
            <Button variant="primary" onClick={onClose}>
              I have kept them
            </Button>
          )
        }
      >
        {codes ? (
          <BackupCodes codes={codes} />
        ) : (
          <PasswordStep
            hasPassword={hasPassword}
            action="Make new codes"
            send={(reassurance) => confirmed(() => renewBackupCodes(reassurance))}
            onDone={setCodes}
            onCancel={onClose}
          >
            The codes you have now stop working.
          </PasswordStep>
        )}
      </Dialog>
      {dialog}
    </>
  );
}

export function TurnOff({
  hasPassword,
  onClose,
  onDone,
}: {
  hasPassword: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { confirmed, dialog } = useConfirmation();
  return (
    <>
      <Dialog open onClose={onClose} title="Turn the second factor off?">
        <PasswordStep
          hasPassword={hasPassword}
          action="Turn off"
          isDangerous
          send={(reassurance) => confirmed(() => disableAuthenticator(reassurance))}
          onDone={onDone}
          onCancel={onClose}
        >
          Then your password alone is enough to sign in. Backup codes and trusted browsers go with it.
        </PasswordStep>
      </Dialog>
      {dialog}
    </>
  );
}
