"use client";

import { Suspense, useEffect } from "react";
import { unsavedText } from "~/shared/text/changes-text";
import { toast } from "~/ui/feedback/toast";
import { lazyPart } from "~/ui/page/lazy-part";
import { type Question, useQuestion } from "./ask-to-lose";

const UnsavedQuestion = lazyPart(async () => (await import("./unsaved-question")).UnsavedQuestion, StayUnasked);

/** Shows the question whether changes may be lost, whatever the page does meanwhile. Place it once, in the root layout. */
export function UnsavedQuestions() {
  const question = useQuestion();
  return (
    question && (
      <Suspense>
        <UnsavedQuestion {...question} />
      </Suspense>
    )
  );
}

/** Loses nothing, if the dialog cannot be loaded. */
function StayUnasked({ unsaved, answer }: Question) {
  useEffect(() => {
    toast({ message: `${unsavedText(unsaved.waiting + unsaved.undecided)}.`, tone: "error" });
    answer(false);
  }, [unsaved, answer]);
  return null;
}
