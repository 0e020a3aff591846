"use client";

import { useRouter } from "next/navigation";
import { useConfirmation } from "~/features/account/components/confirm/use-confirmation";
import { explainCallFailure } from "~/client/call-failure";
import { api } from "~/client/api";
import { maxReasonLength } from "~/shared/reason-length";
import { ReasonDialog, type ReasonTrouble } from "~/ui/overlays/reason-dialog";
import { toast } from "~/ui/feedback/toast";
import { banEndOf } from "../ban-end";
import { type ActName, acts, type More } from "./actions";
import { BanEnd } from "./ban-end";
import type { Person } from "./user-facts";

interface ActDialogProps {
  act: ActName;
  person: Person;
  isSelf: boolean;
  more?: More;
  onClose: () => void;
}

/** Says what will happen, asks why, does it, and says that it is done. */
export function ActDialog({ act: name, person, isSelf, more, onClose }: ActDialogProps) {
  const router = useRouter();
  const { confirmedCall, dialog } = useConfirmation();
  const act = acts[name];
  const send = async ({ reason, form }: { reason: string; form: FormData }): Promise<ReasonTrouble | undefined> => {
    const end = name === "ban" ? banEndOf(form, Date.now()) : {};
    if ("error" in end) return { fields: { until: end.error } };
    try {
      await confirmedCall(() => act.send(api.users, { id: person.id, reason, ...more, ...end }));
    } catch (error) {
      return explainCallFailure(error);
    }
    onClose();
    toast({ message: act.done(person.name) });
    // Whoever has just lost these pages finds themselves where they may be.
    if (isSelf && name === "demote") window.location.assign("/today");
    else router.refresh();
    return undefined;
  };
  return (
    <>
      <ReasonDialog
        title={act.title(person.name)}
        confirm={act.confirm}
        tone={act.tone}
        longest={maxReasonLength}
        {...(name === "ban" && {
          renderFields: (errors: Record<string, string>) => <BanEnd error={errors["until"]} />,
        })}
        onSend={send}
        onClose={onClose}
      >
        {act.about({ person, isSelf })}
      </ReasonDialog>
      {dialog}
    </>
  );
}
