"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { explainCallFailure } from "~/client/call-failure";
import { trpc } from "~/client/trpc";
import { Button } from "~/ui/button";
import { ReasonDialog, type ReasonTrouble } from "~/ui/reason-dialog";
import { toast } from "~/ui/toast";
import { longestReason } from "../vocabulary";

/** Has a mail that was given up sent again, once it was said why. */
export function MailRetry({ id, recipient }: { id: string; recipient: string }) {
  const [isOpen, setOpen] = useState(false);
  const { client } = trpc.useUtils();
  const router = useRouter();
  const retry = async ({ reason }: { reason: string }): Promise<ReasonTrouble | undefined> => {
    try {
      await client.mails.retry.mutate({ id, reason });
    } catch (error) {
      return explainCallFailure(error);
    }
    setOpen(false);
    toast({ message: "It is tried again now." });
    router.refresh();
    return undefined;
  };
  return (
    <>
      <Button size="sm" aria-label={`Send again to ${recipient}`} onClick={() => setOpen(true)}>
        Send again
      </Button>
      {isOpen && (
        <ReasonDialog
          title="Send this mail again?"
          confirm="Send again"
          longest={longestReason}
          onSend={retry}
          onClose={() => setOpen(false)}
        >
          It is tried as often as new mail. A link in it may have ended since.
        </ReasonDialog>
      )}
    </>
  );
}
