import { signOut } from "~/client/auth";
import { deleteCopies } from "~/client/sync/delete-copies";
import { stopHandingOver } from "~/client/sync/outbox/handover";
import { tellTabs } from "~/client/viewer/last-user";
import { forgetPageUser, pageUser } from "~/client/viewer/page-user";
import { saveUnsaved } from "~/client/viewer/save-unsaved";
import { giveUpUnsaved } from "~/client/viewer/unsaved";
import { toast } from "~/ui/feedback/toast";
import { explainAuthFailure } from "../../auth-failure";
import { askToLose, type Words } from "./ask-to-lose";

/** Milliseconds after which a user is told why nothing has happened yet. */
const patience = 500;
let isLeaving = false;
let isSaving = false;

/** Ends the session and loads the start page anew, so that nothing stays in memory. What is not saved yet is saved first, or lost if the user agrees. */
export async function leave(): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  if (!(await saveOrLose()) || !(await endSession())) isLeaving = false;
}

/** Saves what waits, and asks whether to lose what cannot be saved. Returns whether to go on; one call at a time does. */
export async function saveOrLose(words?: Words): Promise<boolean> {
  if (isSaving) return false;
  isSaving = true;
  try {
    const unsaved = await withNote(saveUnsaved());
    return unsaved.waiting + unsaved.undecided === 0 || (await askToLose(unsaved, words));
  } catch {
    toast({ message: "Nothing was changed, because Keel cannot be reached.", tone: "error" });
    return false;
  } finally {
    isSaving = false;
  }
}

/** Says what is waited for, if it takes a while. */
async function withNote<Value>(work: Promise<Value>): Promise<Value> {
  let dismiss = () => {};
  const say = () => {
    dismiss = toast({ message: "Saving your changes first.", duration: Number.POSITIVE_INFINITY });
  };
  const timer = setTimeout(say, patience);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    dismiss();
  }
}

async function endSession(): Promise<boolean> {
  const result = await signOut();
  if (result.ok) goToStartPage();
  else
    toast({
      message: `You are still signed in. ${explainAuthFailure(result.failure).message}`,
      tone: "error",
      action: { label: "Retry", onPress: () => void leave() },
    });
  return result.ok;
}

/** Loads the start page, or another page for visitors, after the session has ended. Removes unsaved text from this browser. */
export function goToStartPage(page = "/"): void {
  giveUpUnsaved();
  stopHandingOver("signed out");
  const signedOut = pageUser();
  forgetPageUser();
  try {
    sessionStorage.clear();
  } catch {
    // A browser that refuses storage has stored nothing.
  }
  const go = async () => {
    await deleteCopies({ signedOut });
    // Each of them asks the server, and leaves.
    tellTabs("none");
    window.location.assign(page);
  };
  void go();
}
