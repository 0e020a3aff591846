"use client";

import { type ReactNode, Suspense, useState, useSyncExternalStore } from "react";
import { type PasskeyObstacle, passkeyObstacle } from "~/client/passkeys";
import { SettingsCard } from "~/features/account/components/settings/settings-page";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { ConfirmEmailFirst } from "./confirm-email-first";
import type { Passkey } from "./passkey";
import { PasskeyRow } from "./passkey-row";

const AddPasskey = lazyPart(async () => (await import("./add-passkey")).AddPasskey);

const obstacles: Record<PasskeyObstacle, ReactNode> = {
  address: "Passkeys need a host name, but this page was opened at an IP address. On this machine, use localhost.",
  connection: "Passkeys need a secure connection (https). Contact your administrator.",
  browser: "This browser does not support passkeys.",
};

const subscribeToNothing = () => () => undefined;

interface PasskeysCardProps {
  passkeys: Passkey[];
  /** Whether the address must be confirmed before adding one. */
  mustConfirm: boolean;
  onChange: () => void;
}

export function PasskeysCard({ passkeys, mustConfirm, onChange }: PasskeysCardProps) {
  const [isAdding, setAdding] = useState(false);
  const obstacle = useSyncExternalStore(subscribeToNothing, passkeyObstacle, () => undefined);
  return (
    <SettingsCard
      title="Passkeys"
      about="Sign in with your fingerprint, face or device PIN instead of a password. Passkeys cannot be guessed or phished."
    >
      {passkeys.length > 0 && (
        <ul aria-label="Your passkeys" className="divide-y divide-line rounded-md border border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChange={onChange} />
          ))}
        </ul>
      )}
      {obstacle !== undefined && (
        <p className="rounded-md bg-sunken px-3 py-2.5 text-sm text-pretty">{obstacles[obstacle]}</p>
      )}
      {obstacle === undefined && mustConfirm && <ConfirmEmailFirst />}
      {obstacle === undefined && !mustConfirm && (
        <div>
          <Button onClick={() => setAdding(true)}>Add a passkey</Button>
        </div>
      )}
      {isAdding && (
        <Suspense>
          <AddPasskey
            onClose={(isAdded) => {
              setAdding(false);
              if (isAdded) onChange();
            }}
          />
        </Suspense>
      )}
    </SettingsCard>
  );
}
