"use client";

import KeyRound from "lucide-react/icons/key-round";
import { useState } from "react";
import { signOut } from "~/client/auth";
import { confirmWithPasskey } from "~/client/passkeys";
import { confirmIdentity } from "~/client/second-factor";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { Notice } from "~/ui/feedback/notice";
import { PasswordField } from "~/ui/fields/password-field";
import { explainAuthFailure } from "../../auth-failure";
import { withNextPath } from "~/shared/next-path";
import { CodeField } from "../sign-in/code-field";
import { useAuthForm } from "../sign-in/use-auth-form";

interface StepUpDialogProps {
  /** `password`, `code`, `passkey`. An empty list means that only signing in again helps. */
  methods: string[];
  onAnswer: (isConfirmed: boolean) => void;
}

export function StepUpDialog({ methods, onAnswer }: StepUpDialogProps) {
  const onDone = () => onAnswer(true);
  const onCancel = () => onAnswer(false);
  const isPossible = methods.length > 0;
  return (
    <Dialog open onClose={onCancel} title="Confirm it's you">
      <p className="text-sm text-pretty text-muted">
        {isPossible
          ? "It has been a while since you signed in. We won't ask again for ten minutes."
          : "It has been a while since you signed in. This account has no password or two-step sign-in to confirm with, so sign in again and retry."}
      </p>
      <div className="mt-2 flex flex-col gap-4">
        {methods.includes("password") && <PasswordForm onDone={onDone} onCancel={onCancel} />}
        {methods.includes("code") && <CodeForm onDone={onDone} onCancel={onCancel} />}
        {methods.includes("passkey") && <PasskeyButton onDone={onDone} />}
        {!isPossible && <SignInAgain />}
      </div>
    </Dialog>
  );
}

type FormProps = { onDone: () => void; onCancel: () => void };

function PasswordForm({ onDone, onCancel }: FormProps) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ ownPasswordInput }) => ownPasswordInput,
    send: confirmIdentity,
    onDone,
  });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        required
        data-autofocus
        error={errors.password}
      />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Buttons submitProps={submitProps} onCancel={onCancel} />
    </form>
  );
}

function CodeForm({ onDone, onCancel }: FormProps) {
  const { submitProps, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ codeInput }) => codeInput,
    send: confirmIdentity,
    onDone,
  });
  return (
    <form {...formProps} className="flex flex-col gap-4">
      <CodeField kind="either" error={errors.code} />
      {message && <Notice key={attempt}>{message}</Notice>}
      <Buttons submitProps={submitProps} onCancel={onCancel} />
    </form>
  );
}

function Buttons({
  submitProps,
  onCancel,
}: {
  submitProps: ReturnType<typeof useAuthForm>["submitProps"];
  onCancel: () => void;
}) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button onClick={onCancel}>Cancel</Button>
      <Button {...submitProps} variant="primary">
        Confirm
      </Button>
    </div>
  );
}

function PasskeyButton({ onDone }: { onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState({ message: "", attempt: 0 });
  const start = async () => {
    setBusy(true);
    const result = await confirmWithPasskey();
    setBusy(false);
    if (result.ok) onDone();
    else setTrouble(({ attempt }) => ({ message: explainAuthFailure(result.failure).message, attempt: attempt + 1 }));
  };
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4 first:border-0 first:pt-0">
      {trouble.message && <Notice key={trouble.attempt}>{trouble.message}</Notice>}
      <Button busy={busy} onClick={() => void start()} icon={<KeyRound aria-hidden className="size-4" />}>
        Use a passkey
      </Button>
    </div>
  );
}

function SignInAgain() {
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut();
    window.location.assign(withNextPath("/sign-in", window.location.pathname));
  };
  return (
    <Button variant="primary" busy={busy} onClick={() => void leave()} data-autofocus>
      Sign in again
    </Button>
  );
}
