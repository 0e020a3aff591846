"use client";

import { useEffect, useLayoutEffect } from "react";
import { lastPerson, tellTabs } from "~/client/last-person";
import { sayPagePerson, wasReloadedForOtherPerson } from "~/client/page-person";
import { toast } from "~/ui/feedback/toast";
import { withNextPath } from "~/shared/next-path";

interface PagePersonProps {
  /** The id of the user for whom the page was made; `none` for a visitor. */
  person: string;
  name: string | undefined;
}

/** Keeps a page to the one person for whom it was made, though all tabs share their cookies. Once, first in the root layout. */
export function PagePerson({ person, name }: PagePersonProps) {
  useLayoutEffect(() => {
    const stop = new AbortController();
    sayPagePerson(person, stop.signal);
    return () => stop.abort();
  }, [person]);
  useEffect(() => {
    if (wasReloadedForOtherPerson() && name !== undefined) toast({ message: `You are signed in as ${name} now.` });
  }, [name]);
  useEffect(() => {
    const stop = new AbortController();
    const wake = ({ persisted }: PageTransitionEvent) => {
      if (persisted) checkPerson(person).catch(() => undefined);
    };
    window.addEventListener("pageshow", wake, { signal: stop.signal });
    // What a visitor is typing is left alone: the server refuses it where it has to.
    const hear = ({ key, newValue }: StorageEvent) => {
      if (key === lastPerson && newValue !== person && person !== "none") checkPerson(person).catch(() => undefined);
    };
    window.addEventListener("storage", hear, { signal: stop.signal });
    tellTabs(person);
    return () => stop.abort();
  }, [person]);
  return null;
}

/** Asks the server who is signed in now. Another person's tab is refused that, and loads anew; one whose session is over goes to sign in. */
async function checkPerson(person: string): Promise<void> {
  const { askAuth } = await import("~/client/auth");
  const session = await askAuth("get-session");
  if (!session.ok || session.value !== null || person === "none") return;
  const { pathname, search } = window.location;
  window.location.assign(`${withNextPath("/sign-in", pathname + search)}&after=signed-out`);
}
