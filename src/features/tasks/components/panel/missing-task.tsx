"use client";

import SearchX from "lucide-react/icons/search-x";
import { failureText, statusOf } from "~/client/query-client";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/feedback/empty-state";
import { ErrorState } from "~/ui/feedback/error-state";
import { useTrashedTask } from "../../store/copy/use-copied";
import { TrashedNotice } from "./trashed-notice";

interface MissingTaskProps {
  id: string;
  error: unknown;
  isRetrying: boolean;
  onRetry: () => void;
  onClose: () => void;
}

/** Shows that the task in the address is not available: not now, because it was deleted, or because it does not exist. */
export function MissingTask({ id, error, isRetrying, onRetry, onClose }: MissingTaskProps) {
  const isForeign = statusOf(error) === 403;
  const isGone = [400, 403, 404].includes(statusOf(error) ?? 0);
  const { task: deleted, isPending } = useTrashedTask(id, { enabled: isGone && !isForeign });
  if (!isGone) {
    return (
      <ErrorState title="This task cannot be shown" onRetry={onRetry} retrying={isRetrying}>
        {failureText(error)}
      </ErrorState>
    );
  }
  if (isPending && !isForeign) return null;
  if (deleted !== undefined) return <TrashedNotice task={deleted} />;
  return (
    <EmptyState
      icon={<SearchX />}
      title={isForeign ? "This task belongs to someone else." : "This task does not exist."}
      action={<Button onClick={onClose}>Back to the list</Button>}
    >
      {isForeign ? "Only its owner can open it." : "It was deleted permanently, or the link is wrong."}
    </EmptyState>
  );
}
