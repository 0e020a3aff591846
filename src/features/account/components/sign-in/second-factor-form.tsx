"use client";

import { useState } from "react";
import { verifySecondFactor } from "~/client/second-factor";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { CodeField } from "./code-field";
import { PasskeySignIn } from "./passkey-sign-in";
import { useAuthForm } from "./use-auth-form";

export function SecondFactorForm({ goTo }: { goTo: string }) {
  const [kind, setKind] = useState<"app" | "paper">("app");
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ secondFactorInput }) => secondFactorInput,
    send: ({ code, trustDevice }) => verifySecondFactor({ code, trustDevice: trustDevice === "yes" }),
    goTo,
  });
  return (
    <div className="flex flex-col gap-5">
      <form {...formProps} className="flex flex-col gap-5">
        <CodeField key={kind} kind={kind} error={errors.code} takesFocus />
        <label className="flex items-center gap-2.5 text-sm pointer-coarse:min-h-11">
          <input type="checkbox" name="trustDevice" value="yes" className="size-4 accent-accent" />
          Don't ask again in this browser for 30 days
        </label>
        {message && <Notice key={attempt}>{message}</Notice>}
        <Button {...submitProps} variant="primary" size="lg">
          {busy ? "Signing in" : "Sign in"}
        </Button>
      </form>
      <PasskeySignIn goTo={goTo} />
      <Button variant="quiet" onClick={() => setKind(kind === "app" ? "paper" : "app")}>
        {kind === "app" ? "Use a backup code instead" : "Use a code from your app instead"}
      </Button>
    </div>
  );
}
