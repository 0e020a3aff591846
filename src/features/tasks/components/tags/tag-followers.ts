import { readKey, readString } from "~/client/read-answer";
import { newUuid } from "~/shared/uuidv7";
import { tagChannelOf } from "./use-followed-tags";
import { followTag } from "./follow-tag";

/** What lets this tab's address follow back, by the id of what another tab has done. */
const ways = new Map<string, () => void>();

/** Lets the page follow a tag that another tab has renamed, merged or deleted, or back. Anything else that the tab says is ignored. */
export function followOtherTab(said: unknown): void {
  const [id, tag, to] = [readString(said, "id"), readString(said, "tag"), readKey(said, "to")];
  if (id === undefined) return;
  if (tag === undefined) {
    ways.get(id)?.();
    ways.delete(id);
  } else if (to === null || typeof to === "string") {
    ways.set(id, followTag(tag, to));
  }
}

/** Lets the pages in this tab and in the user's other tabs follow a tag to its new name; `null` is none. Returns what lets them follow back. */
export function followInTabs(userId: string, tag: string, to: string | null): () => void {
  const tell = (message: object) => {
    const channel = tagChannelOf(userId);
    channel?.postMessage(message);
    channel?.close();
  };
  const id = newUuid();
  tell({ id, tag, to });
  const back = followTag(tag, to);
  return () => {
    tell({ id });
    back();
  };
}
