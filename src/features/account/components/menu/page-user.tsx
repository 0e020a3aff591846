"use client";

import { useEffect, useLayoutEffect } from "react";
import { lastUser, tellTabs } from "~/client/last-user";
import { sendPageUser, wasReloadedForOtherUser } from "~/client/page-user";
import { toast } from "~/ui/feedback/toast";
import { withNextPath } from "~/shared/next-path";

interface PageUserProps {
  /** The id of the user for whom the page was made; `none` for a visitor. */
  userId: string;
  name: string | undefined;
}

/** Keeps a page to the one user for whom it was made, though all tabs share their cookies. Once, first in the root layout. */
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
    // What a visitor is typing is left alone: the server refuses it where it has to.
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === lastUser && newValue !== userId && userId !== "none") checkUser(userId).catch(() => undefined);
    };
    window.addEventListener("storage", hear, { signal: stop.signal });
    tellTabs(userId);
    return () => stop.abort();
  }, [userId]);
  return null;
}

/** Asks the server who is signed in now. Another user's tab is refused that, and loads anew; one whose session is over goes to sign in. */
async function checkUser(userId: string): Promise<void> {
  const { requestAuth } = await import("~/client/auth");
  const session = await requestAuth("get-session");
  if (!session.ok || session.value !== null || userId === "none") return;
  const { pathname, search } = window.location;
  window.location.assign(`${withNextPath("/sign-in", pathname + search)}&after=signed-out`);
}
