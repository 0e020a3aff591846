"use client";

import { useEffect, useState } from "react";
import { startGoogle } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { explainAuthFailure, explainGoogleError } from "../../auth-failure";
import { GoogleMark } from "./google-mark";

type GoogleSignInProps = {
  goTo: string;
  /** The page to return to when Google or the visitor declines. */
  comeBackTo: string;
  /** The error from Google in the address, if sign-in failed. */
  error: string | undefined;
};

export function GoogleSignIn({ goTo, comeBackTo, error }: GoogleSignInProps) {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState(error === undefined ? undefined : explainGoogleError(error));
  useEffect(() => {
    const wake = () => setBusy(false);
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);
  const start = async () => {
    setBusy(true);
    setMessage(undefined);
    const result = await startGoogle({ callbackURL: goTo, errorCallbackURL: comeBackTo });
    if (result.ok) {
      window.location.assign(result.value);
      return;
    }
    setMessage(explainAuthFailure(result.failure).message);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-5">
      {message && <Notice>{message}</Notice>}
      <Button size="lg" busy={busy} onClick={() => void start()} icon={<GoogleMark />}>
        Continue with Google
      </Button>
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or with e-mail
      </p>
    </div>
  );
}
