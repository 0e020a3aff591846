"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useConfirmation } from "~/features/account/components/confirm/use-confirmation";
import { explainCallFailure } from "~/client/call-failure";
import { api } from "~/client/api";
import { maxReasonLength } from "~/shared/reason-length";
import { Button } from "~/ui/button";
import { ReasonDialog, type ReasonTrouble } from "~/ui/overlays/reason-dialog";
import { toast } from "~/ui/feedback/toast";

const acts = {
  retry: {
    title: "Send this mail again?",
    about: "It is tried as often as new mail. A link in it may have expired.",
    confirm: "Send again",
    tone: "primary",
    done: "Sending again.",
  },
  remove: {
    title: "Remove this mail?",
    about: "It is never sent, and what it says is gone.",
    confirm: "Remove",
    tone: "danger",
    done: "The mail is removed.",
  },
} as const;

/** Has a mail that was given up sent again, or removed, once it was said why. */
export function MailActs({ id, recipient }: { id: string; recipient: string }) {
  const [asked, setAsked] = useState<keyof typeof acts>();
  const router = useRouter();
  const { confirmedCall, dialog } = useConfirmation();
  const send = async (act: keyof typeof acts, reason: string): Promise<ReasonTrouble | undefined> => {
    try {
      await confirmedCall(() => api.mails[act].mutate({ id, reason }));
    } catch (error) {
      return explainCallFailure(error);
    }
    setAsked(undefined);
    toast({ message: acts[act].done });
    router.refresh();
    return undefined;
  };
  return (
    <>
      <Button size="sm" aria-label={`Send again to ${recipient}`} onClick={() => setAsked("retry")}>
        Send again
      </Button>
      <Button size="sm" variant="quiet" aria-label={`Remove mail to ${recipient}`} onClick={() => setAsked("remove")}>
        Remove
      </Button>
      {asked !== undefined && (
        <ReasonDialog
          title={acts[asked].title}
          confirm={acts[asked].confirm}
          tone={acts[asked].tone}
          longest={maxReasonLength}
          onSend={({ reason }) => send(asked, reason)}
          onClose={() => setAsked(undefined)}
        >
          {acts[asked].about}
        </ReasonDialog>
      )}
      {dialog}
    </>
  );
}
