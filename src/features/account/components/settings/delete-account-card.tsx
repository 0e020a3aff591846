"use client";

import { Suspense, useState } from "react";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { SettingsCard } from "./settings-page";

const DeleteAccountDialog = lazyPart(async () => (await import("./delete-account-dialog")).DeleteAccountDialog);

interface DeleteAccountCardProps {
  email: string;
  hasPassword: boolean;
}

export function DeleteAccountCard(account: DeleteAccountCardProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingsCard
      title="Delete account"
      about="Your account and everything in it is deleted permanently. This cannot be undone."
    >
      <div>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete account…
        </Button>
      </div>
      {isOpen && (
        <Suspense>
          <DeleteAccountDialog {...account} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </SettingsCard>
  );
}
