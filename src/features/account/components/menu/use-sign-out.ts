import { useState } from "react";
import { signOut } from "~/client/auth";
import { tellTabs } from "~/client/viewer/last-user";
import { pageUser } from "~/client/viewer/page-user";
import { deleteCopies } from "~/client/sync/delete-copies";
import { toast } from "~/ui/feedback/toast";
import { explainAuthFailure } from "../../auth-failure";

/** Returns the command that ends the session and loads the start page anew, so that nothing stays in memory. */
export function useSignOut(): { leaving: boolean; leave: () => void } {
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    const result = await signOut();
    if (result.ok) {
      goToStartPage();
      return;
    }
    setLeaving(false);
    toast({
      message: `You are still signed in. ${explainAuthFailure(result.failure).message}`,
      tone: "error",
      action: { label: "Retry", onPress: () => void leave() },
    });
  };
  return { leaving, leave: () => void leave() };
}

/** Loads the start page, or another page for visitors, after the session has ended. Removes unsaved text from this browser. */
export function goToStartPage(page = "/"): void {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that refuses storage has stored nothing.
  }
  // Each of them asks the server, and leaves.
  tellTabs("none");
  void deleteCopies({ signedOut: pageUser() }).then(() => window.location.assign(page));
}
