"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { endOtherSessions } from "~/client/auth";
import { Button } from "~/ui/button";
import { toast } from "~/ui/toast";

/** For who finds something that was not them: everybody else is out within a second. */
export function EndOtherSessions() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    const { ok } = await endOtherSessions();
    setBusy(false);
    if (!ok) {
      toast({ message: "The other sessions could not be ended. Try again.", tone: "error" });
      return;
    }
    toast({ message: "All other sessions are over." });
    router.refresh();
  };
  return (
    <Button busy={busy} onClick={() => void end()}>
      End all other sessions
    </Button>
  );
}
