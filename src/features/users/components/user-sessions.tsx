"use client";

import { useState } from "react";
import { Button } from "~/ui/button";
import { Moment } from "~/ui/text/moment";
import { ActionDialog } from "./action-dialog";
import type { User } from "./user-facts";

/** Shows the sessions of a user, with commands that end one or all of them. */
export function UserSessions({ user, isSelf }: { user: User; isSelf: boolean }) {
  const [ending, setEnding] = useState<string>();
  const { sessions } = user;
  return (
    <section aria-labelledby="sessions" className="mt-8">
      <div className="mb-3 flex min-h-9 flex-wrap items-center justify-between gap-2">
        <h2 id="sessions" className="text-lg font-semibold">
          Sessions
        </h2>
        {sessions.length > 0 && (
          <Button size="sm" onClick={() => setEnding("all")}>
            Sign out everywhere
          </Button>
        )}
      </div>
      {sessions.length === 0 ? (
        <p className="rounded-lg border border-line bg-surface px-4 py-3 text-muted">Not signed in anywhere.</p>
      ) : (
        <ul className="rounded-lg border border-line bg-surface">
          {sessions.map(({ id, device, address, lastSeenAt }) => (
            <li key={id} className="flex items-center justify-between gap-4 border-line px-4 py-3 not-last:border-b">
              <span className="min-w-0">
                <span className="block truncate font-medium">{device}</span>
                <span className="block text-sm text-muted">
                  {address && <>{address} · </>}last seen <Moment at={lastSeenAt} />
                </span>
              </span>
              <Button size="sm" aria-label={`End the session on ${device}`} onClick={() => setEnding(id)}>
                End
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ending !== undefined && (
        <ActionDialog
          action={ending === "all" ? "revokeSessions" : "revokeSession"}
          user={user}
          isSelf={isSelf}
          {...(ending !== "all" && { more: { sessionId: ending } })}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  );
}
