import { api } from "../api";
import { saveInOtherTabs } from "./other-tabs";
import { pageUser } from "./page-user";
import { type Unsaved, unsavedHere } from "./unsaved";

/** Milliseconds that signing out waits for changes to be saved. */
const patience = 3000;

/**
 * Saves the changes of the page's user that wait in this browser, as far as possible within three seconds. Returns what is left.
 * @throws {Error} if the code for a page without tasks could not be loaded
 */
export async function saveUnsaved(): Promise<Unsaved> {
  const userId = pageUser();
  if (userId === undefined || userId === "none") return { waiting: 0, undecided: 0 };
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  const [here, elsewhere] = await Promise.all([saveHere(userId, late), saveInOtherTabs(userId, late)]);
  return { ...here, waiting: here.waiting + elsewhere };
}

async function saveHere(userId: string, late: Promise<void>): Promise<Unsaved> {
  const source = unsavedHere();
  if (source !== undefined) {
    await Promise.race([source.sendNow().catch(() => false), late]);
    return source.read();
  }
  const { countKept, sendKept } = await import("../sync/outbox/send-kept");
  await Promise.race([sendKept(userId, api.sync).catch(() => undefined), late]);
  return countKept(userId);
}
