import { browserSetting } from "../viewer/browser-setting";

/** Whether this browser may keep tasks across reloads. One that cannot read or store the setting keeps none. */
export const keeping = browserSetting("keel:keep-tasks", { off: "no", ifUnreadable: false });

/** Asks the browser to keep the data of this site, because something on this device exists nowhere else. */
export async function persist(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // A browser that does not know this keeps what it can.
  }
}
