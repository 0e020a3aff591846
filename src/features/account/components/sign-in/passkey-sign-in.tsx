"use client";

import KeyRound from "lucide-react/icons/key-round";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { AuthResult } from "~/client/auth";
import { canAutofillPasskeys, passkeyObstacle, signInWithPasskey } from "~/client/passkeys";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { explainAuthFailure } from "../../auth-failure";

type PasskeySignInProps = {
  goTo: string;
  /** Whether the page's fields offer passkeys too, if the browser supports it. */
  autofill?: boolean;
};

const subscribeToNothing = () => () => undefined;

/** Offers to sign in with a passkey; renders nothing where passkeys are unavailable. */
export function PasskeySignIn({ goTo, autofill = false }: PasskeySignInProps) {
  const isPossible = useSyncExternalStore(
    subscribeToNothing,
    () => passkeyObstacle() === undefined,
    () => false,
  );
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState({ message: "", attempt: 0 });

  const settle = useCallback(
    (result: AuthResult) => {
      setBusy(false);
      if (result.ok) {
        window.location.assign(goTo);
        return;
      }
      const { message } = explainAuthFailure(result.failure);
      setTrouble(({ attempt }) => ({ message, attempt: attempt + 1 }));
    },
    [goTo],
  );

  useEffect(() => {
    const offerInFields = async () => {
      if (!(await canAutofillPasskeys())) return;
      const result = await signInWithPasskey({ autofill: true });
      // The user did not ask for it, so an unused offer needs no message.
      if (result.ok || result.failure.status >= 400) settle(result);
    };
    if (autofill) void offerInFields();
  }, [autofill, settle]);

  if (!isPossible) return null;
  const start = async () => {
    setBusy(true);
    settle(await signInWithPasskey());
  };
  return (
    <div className="flex flex-col gap-3">
      {trouble.message && <Notice key={trouble.attempt}>{trouble.message}</Notice>}
      <Button size="lg" busy={busy} onClick={() => void start()} icon={<KeyRound aria-hidden className="size-4" />}>
        Use a passkey
      </Button>
    </div>
  );
}
