"use client";

import { useState } from "react";
import { Button } from "~/ui/button";
import { ActionDialog } from "./action-dialog";
import type { ActionName } from "./actions";
import type { User } from "./user-facts";

/** Shows what an administrator can do with a user. */
export function UserActions({ user, isSelf }: { user: User; isSelf: boolean }) {
  const [action, setAction] = useState<ActionName>();
  const hasFactor = user.secondFactor || user.passkeys > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {user.role === "admin" ? (
        <Button onClick={() => setAction("demote")}>Remove administrator role</Button>
      ) : (
        <Button onClick={() => setAction("promote")}>Make administrator</Button>
      )}
      {hasFactor && <Button onClick={() => setAction("resetSecondFactor")}>Reset two-step sign-in</Button>}
      {/* One button, so that the focus stays where it is when one becomes the other. */}
      {(user.ban !== null || !isSelf) && (
        <Button onClick={() => setAction(user.ban === null ? "ban" : "unban")}>
          {user.ban === null ? "Ban" : "Lift ban"}
        </Button>
      )}
      {action !== undefined && (
        <ActionDialog action={action} user={user} isSelf={isSelf} onClose={() => setAction(undefined)} />
      )}
    </div>
  );
}
