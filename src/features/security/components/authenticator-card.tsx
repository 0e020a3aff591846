"use client";

import { useState } from "react";
import { disableAuthenticator, renewBackupCodes } from "~/client/second-factor";
import { SettingsCard } from "~/features/account/components/settings-page";
import { useConfirmation } from "~/features/account/components/use-confirmation";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { toast } from "~/ui/toast";
import { AuthenticatorSetup } from "./authenticator-setup";
import { BackupCodes } from "./backup-codes";
import { ConfirmFirst } from "./confirm-first";
import { PasswordStep } from "./password-step";

interface AuthenticatorCardProps {
  isSetUp: boolean;
  hasPassword: boolean;
  /** Whether the address has to be confirmed before one is set up. */
  mustConfirm: boolean;
  onChange: () => void;
}

export function AuthenticatorCard({ isSetUp, hasPassword, mustConfirm, onChange }: AuthenticatorCardProps) {
  const [open, setOpen] = useState<"set up" | "renew" | "turn off">();
  const close = () => setOpen(undefined);
  return (
    <SettingsCard
      title="Authenticator app"
      about={
        isSetUp
          ? "On. Signing in with your password also needs a code from your app."
          : "Off. Turn it on to ask for a code from your phone as well as your password."
      }
    >
      {mustConfirm && !isSetUp && <ConfirmFirst />}
      <div className="flex flex-wrap gap-2" hidden={mustConfirm && !isSetUp}>
        {isSetUp ? (
          <>
            <Button onClick={() => setOpen("renew")}>New backup codes</Button>
            <Button onClick={() => setOpen("turn off")}>Turn off</Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setOpen("set up")}>
            Set up
          </Button>
        )}
      </div>
      {open === "set up" && (
        <AuthenticatorSetup
          hasPassword={hasPassword}
          onClose={(isNowSetUp) => {
            close();
            if (!isNowSetUp) return;
            toast({ message: "The second factor is on." });
            onChange();
          }}
        />
      )}
      {open === "renew" && <RenewDialog hasPassword={hasPassword} onClose={close} />}
      {open === "turn off" && (
        <TurnOffDialog
          hasPassword={hasPassword}
          onClose={close}
          onDone={() => {
            close();
            toast({ message: "The second factor is off." });
            onChange();
          }}
        />
      )}
    </SettingsCard>
  );
}

function RenewDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
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

function TurnOffDialog({
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
