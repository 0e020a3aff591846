"use client";

import MessageSquare from "lucide-react/icons/message-square";
import { useRef, useState } from "react";
import { readDraft } from "~/features/tasks/store/draft-storage";
import type { Task } from "~/features/tasks/store/task";
import { limits } from "../constants";
import { useCommentActions } from "../store/use-comment-actions";
import { useComments } from "../store/use-comments";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";

/** Shows the comments on the open task, the oldest first, and a field for another. Without any, that takes one line. */
export function CommentPart({ task }: { task: Task }) {
  const comments = useComments(task);
  const { add, edit, remove } = useCommentActions(task);
  const draft = `${task.id}:comment`;
  const [isWriting, setWriting] = useState(() => readDraft(draft) !== undefined);
  const part = useRef<HTMLElement>(null);
  const focusField = () => setTimeout(() => part.current?.querySelector<HTMLElement>("[data-field=comment]")?.focus());
  const isFull = comments.length >= limits.comments;
  return (
    <section ref={part} aria-label="Comments" className="mt-5">
      {comments.length > 0 && (
        <>
          <h2 className="flex items-baseline gap-2 text-sm font-medium">
            Comments
            <span className="font-normal text-muted">{comments.length}</span>
          </h2>
          <ul aria-label="Comments" className="mt-1 mb-1 flex flex-col">
            {comments.map((comment) => (
              <CommentItem
                key={comment.id}
                comment={comment}
                onEdit={edit}
                onRemove={() => {
                  remove(comment);
                  focusField();
                }}
              />
            ))}
          </ul>
        </>
      )}
      {isFull && (
        <p className="text-sm text-muted">{`A task can have at most ${limits.comments} comments. Delete one to add another.`}</p>
      )}
      {!isFull && isWriting && (
        <CommentForm
          label="Add a comment"
          submit="Comment"
          draft={draft}
          onSubmit={add}
          onLeave={() => {
            setWriting(false);
            focusField();
          }}
          staysOpen
        />
      )}
      {!isFull && !isWriting && (
        <button
          type="button"
          data-field="comment"
          onClick={() => {
            setWriting(true);
            focusField();
          }}
          className="-mx-2 flex min-h-9 items-center gap-3.5 rounded-md px-2.5 text-left text-sm text-muted hover:bg-hover pointer-coarse:min-h-11"
        >
          <MessageSquare aria-hidden className="size-4" />
          Add comment
        </button>
      )}
    </section>
  );
}
