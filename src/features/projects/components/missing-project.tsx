"use client";

import SearchX from "lucide-react/icons/search-x";
import Trash2 from "lucide-react/icons/trash-2";
import { ViewLink } from "~/features/tasks/components/list/view-link";
import { Button, buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { ErrorState } from "~/ui/feedback/error-state";
import { useMissingProject } from "../store/use-missing-project";
import { useProjectActions } from "../store/use-project-actions";

/** Shows that the project in the address is not available: not now, because it was deleted, or because it does not exist. */
export function MissingProject({ id }: { id: string }) {
  const missing = useMissingProject(id);
  const { restore } = useProjectActions();
  switch (missing.reason) {
    case "unknown":
      return null;
    case "failed":
      return (
        <ErrorState title="This project cannot be shown" onRetry={missing.retry} retrying={missing.isRetrying}>
          {missing.text}
        </ErrorState>
      );
    case "trashed":
      return (
        <EmptyState
          as="h1"
          icon={<Trash2 />}
          title={`“${missing.project.name}” is in the trash`}
          action={<Button onClick={() => restore(missing.project)}>Restore</Button>}
        >
          What was deleted with the project is restored with it.
        </EmptyState>
      );
    case "foreign":
      return <NotThere title="This project belongs to someone else.">Only its owner can open it.</NotThere>;
    case "none":
      return (
        <NotThere title="This project does not exist.">It was deleted permanently, or the link is wrong.</NotThere>
      );
    default:
      return missing satisfies never;
  }
}

function NotThere({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      as="h1"
      icon={<SearchX />}
      title={title}
      action={
        <ViewLink path="/today" className={buttonClass()}>
          Go to Today
        </ViewLink>
      }
    >
      {children}
    </EmptyState>
  );
}
