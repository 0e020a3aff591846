"use client";

import { useState } from "react";
import { Button } from "~/ui/button";
import { ActDialog } from "./action-dialog";
import type { ActName } from "./actions";
import type { Person } from "./user-facts";

/** What an administrator can do about somebody. */
export function PersonActs({ person, isSelf }: { person: Person; isSelf: boolean }) {
  const [act, setAct] = useState<ActName>();
  const hasFactor = person.secondFactor || person.passkeys > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {person.role === "admin" ? (
        <Button onClick={() => setAct("demote")}>Remove administrator role</Button>
      ) : (
        <Button onClick={() => setAct("promote")}>Make administrator</Button>
      )}
      {hasFactor && <Button onClick={() => setAct("resetSecondFactor")}>Reset second factor</Button>}
      {/* One button, so that the focus stays where it is when one becomes the other. */}
      {(person.ban !== null || !isSelf) && (
        <Button onClick={() => setAct(person.ban === null ? "ban" : "unban")}>
          {person.ban === null ? "Ban" : "Lift ban"}
        </Button>
      )}
      {act !== undefined && <ActDialog act={act} person={person} isSelf={isSelf} onClose={() => setAct(undefined)} />}
    </div>
  );
}
