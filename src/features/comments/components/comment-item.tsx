"use client";

import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { Suspense, useEffect, useRef, useState } from "react";
import { useClock } from "~/client/clock";
import { looksRich } from "~/features/tasks/components/description/looks-rich";
import { momentLabel, pastLabel } from "~/shared/due-labels";
import { IconButton } from "~/ui/icon-button";
import { lazyPart } from "~/ui/page/lazy-part";
import type { Comment } from "../store/comment";
import { CommentForm } from "./comment-form";

const MarkdownText = lazyPart(
  async () => (await import("~/features/tasks/components/description/description-view")).MarkdownText,
  PlainComment,
);

interface CommentItemProps {
  comment: Comment;
  /** Takes the comment as it was when the edit began, and the text that is written. */
  onEdit: (base: Pick<Comment, "id" | "text">, text: string) => void;
  onRemove: () => void;
}

/** Shows a comment with when it was written, to edit and to delete. */
export function CommentItem({ comment, onEdit, onRemove }: CommentItemProps) {
  const clock = useClock();
  const item = useRef<HTMLLIElement>(null);
  /** The comment as it was when the edit began. */
  const [base, setBase] = useState<Pick<Comment, "id" | "text">>();
  const isEditing = base !== undefined;
  useEffect(() => {
    if (isEditing) item.current?.querySelector("textarea")?.focus();
  }, [isEditing]);
  const { id, text, createdAt, editedAt } = comment;
  const leave = () => {
    setBase(undefined);
    setTimeout(() => item.current?.querySelector<HTMLElement>("[data-edit]")?.focus());
  };
  return (
    <li ref={item} className="group/comment border-b border-line py-2 last:border-b-0">
      <div className="flex min-h-7 items-center justify-between gap-2 text-xs text-muted">
        <span suppressHydrationWarning>
          <time dateTime={createdAt} title={momentLabel(createdAt, clock)}>
            {pastLabel(createdAt, clock)}
          </time>
          {editedAt !== null && <span title={momentLabel(editedAt, clock)}> · edited</span>}
        </span>
        {!isEditing && (
          <span className="flex gap-1 opacity-0 group-focus-within/comment:opacity-100 group-hover/comment:opacity-100 pointer-coarse:opacity-100">
            <IconButton size="sm" label="Edit comment" data-edit onClick={() => setBase({ id, text })}>
              <Pencil aria-hidden />
            </IconButton>
            <IconButton size="sm" label="Delete comment" onClick={onRemove}>
              <Trash2 aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {isEditing ? (
        <CommentForm
          label="Edit the comment"
          submit="Save"
          draft={`${id}:comment`}
          initial={base.text}
          onSubmit={(written) => onEdit(base, written)}
          onLeave={leave}
        />
      ) : looksRich(text) ? (
        <div className="text-sm wrap-anywhere [&>:first-child]:mt-0 [&>:last-child]:mb-0">
          <Suspense fallback={<PlainComment text={text} />}>
            <MarkdownText text={text} onChange={(changed) => onEdit(comment, changed)} />
          </Suspense>
        </div>
      ) : (
        <PlainComment text={text} />
      )}
    </li>
  );
}

/** Shows the text as it was written: all of one that has words alone, or where the code that reads it could not be loaded. */
function PlainComment({ text }: { text: string }) {
  return (
    <p dir="auto" className="text-sm whitespace-pre-wrap wrap-anywhere">
      {text}
    </p>
  );
}
