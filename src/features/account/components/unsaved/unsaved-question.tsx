"use client";

import { countChanges, unsavedText } from "~/shared/text/changes-text";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/overlays/dialog";
import type { Question } from "./ask-to-lose";

/** Asks whether changes that could not be saved may be lost. */
export function UnsavedQuestion({ unsaved, words, answer }: Question) {
  const { waiting, undecided } = unsaved;
  const stay = () => answer(false);
  return (
    <Dialog
      open
      onClose={stay}
      title={unsavedText(waiting + undecided)}
      footer={
        <>
          <Button data-autofocus onClick={stay}>
            {words.stay}
          </Button>
          <Button variant="danger" onClick={() => answer(true)}>
            {words.lose}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-sm text-pretty text-muted">
        {waiting > 0 && <p>Keel cannot be reached. {words.advice} to have what waits saved once it can.</p>}
        {undecided > 0 && (
          <p>
            {refusedText(undecided)} {words.advice} to decide.
          </p>
        )}
      </div>
    </Dialog>
  );
}

const refusedText = (changes: number) =>
  `${countChanges(changes, { one: "was", many: "were" })} refused, as after a change made elsewhere.`;
