/** Shows how many comments a task has in its row; nothing for a task without any. */
export function CommentCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="inline-flex shrink-0 items-center gap-1 tabular-nums glyph-comment before:size-3.5">
      {count}
      <span className="sr-only">{count === 1 ? " comment" : " comments"}</span>
    </span>
  );
}
