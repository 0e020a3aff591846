"use client";

import { useState } from "react";
import { startAuthenticatorSetup, confirmIdentity, finishAuthenticatorSetup } from "~/client/second-factor";
import { CodeField } from "~/features/account/components/sign-in/code-field";
import { useAuthForm } from "~/features/account/components/sign-in/use-auth-form";
import { useStepUp } from "~/features/account/components/step-up/use-step-up";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Notice } from "~/ui/feedback/notice";
import { BackupCodes } from "./backup-codes";
import { PasswordStep } from "./password-step";
import { QrCode } from "./qr-code";
import { StepHeading } from "./step-heading";

interface AuthenticatorSetupProps {
  hasPassword: boolean;
  /** @param isSetUp whether two-step sign-in is now on */
  onClose: (isSetUp: boolean) => void;
}

type Setup = { address: string; backupCodes: string[] };

/** Shows three steps: password, code from the app, backup codes. The second one turns two-step sign-in on. */
export function AuthenticatorSetup({ hasPassword, onClose }: AuthenticatorSetupProps) {
  const { withStepUp, dialog } = useStepUp();
  const [begun, setBegun] = useState<Setup>();
  const [isSetUp, setSetUp] = useState(false);
  const begin = async (reassurance: { password?: string }) => {
    const { password } = reassurance;
    // The password that this form requires serves as step-up authentication, too.
    const proven = password === undefined ? undefined : await confirmIdentity({ password });
    if (proven?.ok === false && proven.failure.code !== "METHOD_NOT_ENOUGH") return proven;
    return withStepUp(() => startAuthenticatorSetup(reassurance));
  };
  const title = isSetUp ? "Save your backup codes" : "Set up an authenticator app";
  return (
    <>
      <Dialog
        open
        onClose={() => onClose(isSetUp)}
        title={title}
        footer={
          isSetUp && (
            <Button variant="primary" onClick={() => onClose(true)}>
              I've saved them
            </Button>
          )
        }
      >
        {begun === undefined && (
          <PasswordStep
            hasPassword={hasPassword}
            action="Continue"
            send={begin}
            onDone={setBegun}
            onCancel={() => onClose(false)}
          >
            You need an app such as Aegis, 2FAS, Google Authenticator or your password manager. It shows a new code
            every 30 seconds, which you enter when you sign in.
          </PasswordStep>
        )}
        {begun !== undefined && !isSetUp && (
          <ScanStep address={begun.address} onDone={() => setSetUp(true)} onCancel={() => onClose(false)} />
        )}
        {begun !== undefined && isSetUp && <BackupCodes codes={begun.backupCodes} />}
      </Dialog>
      {dialog}
    </>
  );
}

function ScanStep({ address, onDone, onCancel }: { address: string; onDone: () => void; onCancel: () => void }) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ codeInput }) => codeInput,
    send: finishAuthenticatorSetup,
    onDone,
  });
  const secret = new URL(address).searchParams.get("secret") ?? "";
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <StepHeading>Scan this code with the app, or type in the key.</StepHeading>
      <div className="flex flex-wrap items-center gap-4">
        <QrCode text={address} label="QR code for the authenticator app" />
        <div className="min-w-40 flex-1">
          <p className="text-sm font-medium">Key</p>
          <code className="font-mono text-sm break-words select-all">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </div>
      </div>
      <CodeField kind="app" hint="The six-digit code from the app." error={errors.code} />
      {message && <Notice key={attempt}>{message}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button {...submitProps} variant="primary">
          Turn on
        </Button>
      </div>
    </form>
  );
}
