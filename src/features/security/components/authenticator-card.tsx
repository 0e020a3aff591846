"use client";

import { Suspense, useState } from "react";
import { SettingsCard } from "~/features/account/components/settings/settings-page";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { toast } from "~/ui/feedback/toast";
import { ConfirmEmailFirst } from "./confirm-email-first";

const AuthenticatorSetup = lazyPart(async () => (await import("./authenticator-setup")).AuthenticatorSetup);
const RenewCodes = lazyPart(async () => (await import("./authenticator-dialogs")).RenewCodes);
const TurnOff = lazyPart(async () => (await import("./authenticator-dialogs")).TurnOff);

interface AuthenticatorCardProps {
  isSetUp: boolean;
  hasPassword: boolean;
  /** Whether the address must be confirmed before setting one up. */
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
      {mustConfirm && !isSetUp && <ConfirmEmailFirst />}
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
      <Suspense>
        {open === "set up" && (
          <AuthenticatorSetup
            hasPassword={hasPassword}
            onClose={(isNowSetUp) => {
              close();
              if (!isNowSetUp) return;
              toast({ message: "Two-step sign-in is on." });
              onChange();
            }}
          />
        )}
        {open === "renew" && <RenewCodes hasPassword={hasPassword} onClose={close} />}
        {open === "turn off" && (
          <TurnOff
            hasPassword={hasPassword}
            onClose={close}
            onDone={() => {
              close();
              toast({ message: "Two-step sign-in is off." });
              onChange();
            }}
          />
        )}
      </Suspense>
    </SettingsCard>
  );
}
