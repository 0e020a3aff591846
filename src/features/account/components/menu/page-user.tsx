"use client";

import { useEffect, useLayoutEffect } from "react";
import { lastUser, tellTabs } from "~/client/viewer/last-user";
import { noteKeptChanges } from "~/client/viewer/kept-changes";
import { sendPageUser, wasReloadedForOtherUser } from "~/client/viewer/page-user";
import { isShell, readViewer, rememberViewer, type Viewer } from "~/client/viewer/viewer";
import { unsavedOnDisk } from "~/client/viewer/unsaved";
import { keeping } from "~/client/sync/keeping";
import { deleteCopies } from "~/client/sync/delete-copies";
import { stopHandingOver } from "~/client/sync/outbox/handover";
import { toast } from "~/ui/feedback/toast";
import { withNextPath } from "~/shared/next-path";

interface PageUserProps {
  /** The user the page was rendered for; `undefined` for a visitor. */
  viewer: Viewer | undefined;
}

/** Binds a page to the user it was rendered for, although all tabs share their cookies. Place it once, first in the root layout. */
export function PageUser({ viewer }: PageUserProps) {
  const { userId = "none", name = "", email = "" } = viewer ?? {};
  useLayoutEffect(() => {
    const stop = new AbortController();
    sendPageUser(shownUser(userId), stop.signal);
    return () => stop.abort();
  }, [userId]);
  useEffect(() => {
    if (wasReloadedForOtherUser() && name !== "") toast({ message: `You are now signed in as ${name}.` });
  }, [name]);
  useEffect(() => {
    const stop = new AbortController();
    const shown = shownUser(userId);
    const wake = ({ persisted }: PageTransitionEvent) => {
      if (persisted) checkUser(shown).catch(() => undefined);
    };
    window.addEventListener("pageshow", wake, { signal: stop.signal });
    // A visitor's input is left alone: the server refuses it where necessary.
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === lastUser && newValue !== shown && shown !== "none") checkUser(shown).catch(() => undefined);
    };
    window.addEventListener("storage", hear, { signal: stop.signal });
    return () => stop.abort();
  }, [userId]);
  useEffect(() => {
    // The server has said nothing of the user of the shell.
    if (isShell()) return;
    tellTabs(userId);
    if (userId !== "none") noteKeptChanges(0);
    if (userId !== "none" && keeping.isOn()) rememberViewer({ userId, name, email });
    void deleteCopies({ except: userId });
  }, [userId, name, email]);
  return null;
}

/** Returns the user whose tasks the page shows: in the shell, whoever last used this browser. */
const shownUser = (userId: string) => (isShell() ? (readViewer()?.userId ?? "none") : userId);

/** Asks the server who is signed in now. A tab of another user is refused and reloads; one whose session has ended goes to sign-in. */
async function checkUser(userId: string): Promise<void> {
  const { requestAuth } = await import("~/client/auth");
  const session = await requestAuth("get-session");
  if (!session.ok || session.value !== null || userId === "none") return;
  noteKeptChanges(unsavedOnDisk());
  stopHandingOver("session ended");
  const { pathname, search } = window.location;
  window.location.assign(`${withNextPath("/sign-in", pathname + search)}&after=signed-out`);
}
