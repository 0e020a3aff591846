"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { failureText } from "~/client/query-client";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import { ErrorState } from "~/ui/feedback/error-state";
import { Loading, Skeleton } from "~/ui/feedback/skeleton";
import { sessionsQuery } from "./query-options";
import { SessionRow } from "./session-row";
import { useRevokeSessions } from "./use-session-ends";

/** Shows the user's sessions, and the commands that end one, all others, or all. */
export function SessionList() {
  const list = useRef<HTMLUListElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const { data, error, dataUpdatedAt, isFetching, refetch } = useQuery(sessionsQuery());
  const ends = useRevokeSessions(list);

  if (data === undefined && error !== null) {
    return (
      <ErrorState
        title="Your sessions could not be loaded"
        as="p"
        className="py-8"
        retrying={isFetching}
        onRetry={() => void refetch()}
      >
        {failureText(error)}
      </ErrorState>
    );
  }
  if (data === undefined) return <SessionsSkeleton />;
  const sessions = [...data.items].sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  const hasOthers = sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <>
      <ul ref={list} tabIndex={-1} aria-label="Sessions" className="-my-4 divide-y divide-line outline-offset-4">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionRow
              session={session}
              now={dataUpdatedAt}
              busy={ends.ending === session.id}
              onRevoke={() => void ends.revoke(session)}
            />
          </li>
        ))}
      </ul>
      {!hasOthers && <p className="text-sm text-muted">You are not signed in anywhere else.</p>}
      <div className="flex flex-wrap gap-2 border-t border-line pt-5">
        {hasOthers && (
          <Button busy={ends.isEndingOthers} onClick={ends.revokeOthers}>
            Sign out everywhere else
          </Button>
        )}
        <Button onClick={() => setIsAsking(true)}>Sign out everywhere…</Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title="Sign out everywhere?"
        footer={
          <>
            <Button data-autofocus onClick={() => setIsAsking(false)}>
              Cancel
            </Button>
            <Button
              variant="danger"
              busy={ends.isEndingAll}
              onClick={() => void ends.revokeAll(() => setIsAsking(false))}
            >
              Sign out everywhere
            </Button>
          </>
        }
      >
        <p className="text-muted">
          Every session ends immediately, including this one and those of programs. You can sign in again afterwards.
        </p>
      </Dialog>
    </>
  );
}

function SessionsSkeleton() {
  return (
    <Loading label="Loading your sessions" className="flex flex-col gap-6">
      {["first", "second"].map((row) => (
        <div key={row} className="flex gap-3">
          <Skeleton className="size-5" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-4 w-64 max-w-full" />
          </div>
        </div>
      ))}
    </Loading>
  );
}
