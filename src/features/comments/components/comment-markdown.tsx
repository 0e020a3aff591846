"use client";

import { useMemo } from "react";
import { Markdown } from "~/features/tasks/components/description/markdown";
import { readMarkdown } from "~/features/tasks/components/description/read-markdown";
import { tick } from "~/features/tasks/components/description/tick";

/** Shows a comment with its links, lists and checklists, which can be ticked. */
export function CommentMarkdown({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className="text-sm wrap-anywhere [&>:first-child]:mt-0 [&>:last-child]:mb-0">
      <Markdown
        blocks={blocks}
        onTick={(index) => {
          const changed = tick(text, index);
          if (changed !== undefined) onChange(changed);
        }}
      />
    </div>
  );
}
