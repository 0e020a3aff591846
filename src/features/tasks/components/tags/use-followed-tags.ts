import { useEffect } from "react";

/** Opens the channel on which the tabs of a user say what becomes of tags, if the browser has any. */
export const tagChannelOf = (userId: string) =>
  "BroadcastChannel" in globalThis ? new BroadcastChannel(`keel-${userId}-tags`) : undefined;

/** Lets the page follow a tag that another tab of the user renames, merges or deletes, and back. Without the part that does it, the page stays. */
export function useFollowedTags(userId: string): void {
  useEffect(() => {
    const channel = tagChannelOf(userId);
    channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      void import("./tag-followers").then(({ followOtherTab }) => followOtherTab(data)).catch(() => {});
    });
    return () => channel?.close();
  }, [userId]);
}
