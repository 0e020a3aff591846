"use client";

import SearchX from "lucide-react/icons/search-x";
import { ViewLink } from "~/features/tasks/components/list/view-link";
import { buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";

/** Shows that there is no saved view at this address. */
export function MissingView() {
  return (
    <EmptyState
      as="h1"
      icon={<SearchX />}
      title="This view does not exist."
      action={
        <ViewLink path="/today" className={buttonClass()}>
          Go to Today
        </ViewLink>
      }
    >
      It was deleted, or the link is wrong. No task is lost with a view.
    </EmptyState>
  );
}
