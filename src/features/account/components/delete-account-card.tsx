"use client";

import { useState } from "react";
import { Button } from "~/ui/button";
import { DeleteAccountDialog } from "./delete-account-dialog";
import { SettingsCard } from "./settings-page";

interface DeleteAccountCardProps {
  email: string;
  hasPassword: boolean;
}

export function DeleteAccountCard(account: DeleteAccountCardProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingsCard
      title="Delete account"
      about="Your account and everything in it goes at once and for good. Nobody can bring it back."
    >
      <div>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete account…
        </Button>
      </div>
      {isOpen && <DeleteAccountDialog {...account} onClose={() => setOpen(false)} />}
    </SettingsCard>
  );
}
