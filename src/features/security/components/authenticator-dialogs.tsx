"use client";

import { useState } from "react";
import { disableAuthenticator, renewBackupCodes } from "~/client/second-factor";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { BackupCodes } from "./backup-codes";
import { PasswordStep } from "./password-step";

export function RenewCodes({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const { withStepUp, dialog } = useStepUp();
  const [codes, setCodes] = useState<string[]>();
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={codes ? "Save your backup codes" : "New backup codes"}
        footer={
          codes && (
            <Button variant="primary" onClick={onClose}>
              I've saved them
            </Button>
          )
        }
      >
        {codes ? (
          <BackupCodes codes={codes} />
        ) : (
          <PasswordStep
            hasPassword={hasPassword}
            action="Create new codes"
            send={(reassurance) => withStepUp(() => renewBackupCodes(reassurance))}
            onDone={setCodes}
            onCancel={onClose}
          >
            Your current codes will stop working.
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
  const { withStepUp, dialog } = useStepUp();
  return (
    <>
      <Dialog open onClose={onClose} title="Turn off two-step sign-in?">
        <PasswordStep
          hasPassword={hasPassword}
          action="Turn off"
          isDangerous
          send={(reassurance) => withStepUp(() => disableAuthenticator(reassurance))}
          onDone={onDone}
          onCancel={onClose}
        >
          Your password alone will then sign you in. Your backup codes and trusted browsers are removed.
        </PasswordStep>
      </Dialog>
      {dialog}
    </>
  );
}
