"use client";

import { useEffect, useLayoutEffect } from "react";
import { lastUser, tellTabs } from "~/client/last-user";
import { sendPageUser, wasReloadedForOtherUser } from "~/client/page-user";
import { deleteCopies } from "~/client/sync/delete-copies";
import { toast } from "~/ui/feedback/toast";
import { withNextPath } from "~/shared/next-path";

interface PageUserProps {
  /** The id of the user the page was rendered for; `none` for a visitor. */
  userId: string;
  name: string | undefined;
}

/** Binds a page to the user it was rendered for, although all tabs share their cookies. Place it once, first in the root layout. */
export function PageUser({ userId, name }: PageUserProps) {
  useLayoutEffect(() => {
    const stop = new AbortController();
    sendPageUser(userId, stop.signal);
    return () => stop.abort();
  }, [userId]);
  useEffect(() => {
    if (wasReloadedForOtherUser() && name !== undefined) toast({ message: `You are now signed in as ${name}.` });
  }, [name]);
  useEffect(() => {
    const stop = new AbortController();
    const wake = ({ persisted }: PageTransitionEvent) => {
      if (persisted) checkUser(userId).catch(() => undefined);
    };
    window.addEventListener("pageshow", wake, { signal: stop.signal });
    // A visitor's input is left alone: the server refuses it where necessary.
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === lastUser && newValue !== userId && userId !== "none") checkUser(userId).catch(() => undefined);
    };
    window.addEventListener("storage", hear, { signal: stop.signal });
    tellTabs(userId);
    void deleteCopies({ except: userId });
    return () => stop.abort();
  }, [userId]);
  return null;
}

/** Asks the server who is signed in now. A tab of another user is refused and reloads; one whose session has ended goes to sign-in. */
async function checkUser(userId: string): Promise<void> {
  const { requestAuth } = await import("~/client/auth");
  const session = await requestAuth("get-session");
  if (!session.ok || session.value !== null || userId === "none") return;
  const { pathname, search } = window.location;
  window.location.assign(`${withNextPath("/sign-in", pathname + search)}&after=signed-out`);
}
