"use client";

import KeyRound from "lucide-react/icons/key-round";
import { Suspense, useState } from "react";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/page/lazy-part";
import { toast } from "~/ui/feedback/toast";
import { DayLabel } from "./day-label";
import type { Passkey } from "./passkey";

const RenamePasskey = lazyPart(async () => (await import("./passkey-dialogs")).RenamePasskey);
const RemovePasskey = lazyPart(async () => (await import("./passkey-dialogs")).RemovePasskey);

interface PasskeyRowProps {
  passkey: Passkey;
  onChange: () => void;
}

export function PasskeyRow({ passkey, onChange }: PasskeyRowProps) {
  const [open, setOpen] = useState<"rename" | "remove">();
  const done = (message: string) => {
    setOpen(undefined);
    toast({ message });
    onChange();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2.5">
      <KeyRound aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-32 flex-1">
        <span className="block font-medium break-words">{passkey.name}</span>
        <span className="block text-sm text-muted">
          Added <DayLabel at={passkey.createdAt} />
          {passkey.isSynced && ", synced between your devices"}
        </span>
      </span>
      <span className="flex gap-1">
        <Button size="sm" variant="quiet" onClick={() => setOpen("rename")} aria-label={`Rename ${passkey.name}`}>
          Rename
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setOpen("remove")} aria-label={`Remove ${passkey.name}`}>
          Remove
        </Button>
      </span>
      <Suspense>
        {open === "rename" && (
          <RenamePasskey passkey={passkey} onClose={() => setOpen(undefined)} onDone={() => done("Passkey renamed.")} />
        )}
        {open === "remove" && (
          <RemovePasskey passkey={passkey} onClose={() => setOpen(undefined)} onDone={() => done("Passkey removed.")} />
        )}
      </Suspense>
    </li>
  );
}
