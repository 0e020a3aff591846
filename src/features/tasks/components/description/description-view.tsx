"use client";

import Pencil from "lucide-react/icons/pencil";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { IconButton } from "~/ui/icon-button";
import { Markdown } from "./markdown";
import { readMarkdown } from "./read-markdown";
import { tick } from "./tick";

export interface DescriptionViewProps {
  text: string;
  /** Takes the text with another entry of a checklist ticked. */
  onChange: (text: string) => void;
  onEdit: () => void;
}

/** Shows a description with its links, lists and checklists. A press beside them edits it. */
export function DescriptionView({ text, onChange, onEdit }: DescriptionViewProps) {
  const area = useRef<HTMLDivElement>(null);
  const edit = useEffectEvent((event: MouseEvent) => {
    const isOnControl = event.target instanceof Element && event.target.closest("a, input, button") !== null;
    if (!isOnControl && window.getSelection()?.isCollapsed !== false) onEdit();
  });
  useEffect(() => {
    const stop = new AbortController();
    // Beside the button, which the keyboard uses.
    area.current?.addEventListener("click", edit, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <section
      aria-label="Description"
      className="group/description relative -mx-2 rounded-md border border-transparent px-2 focus-within:border-line hover:border-line"
    >
      <div ref={area} className="min-h-20 cursor-text pr-6 wrap-anywhere">
        <MarkdownText text={text} onChange={onChange} />
      </div>
      <IconButton
        size="sm"
        label="Edit description"
        onClick={onEdit}
        className="absolute top-1 right-1 opacity-0 group-focus-within/description:opacity-100 group-hover/description:opacity-100 pointer-coarse:opacity-100"
      >
        <Pencil aria-hidden />
      </IconButton>
    </section>
  );
}

/** Shows a text with its links, lists and checklists, which can be ticked. Comments load it from here, so that it is in one file. */
export function MarkdownText({ text, onChange }: Pick<DescriptionViewProps, "text" | "onChange">) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <Markdown
      blocks={blocks}
      onTick={(index) => {
        const changed = tick(text, index);
        if (changed !== undefined) onChange(changed);
      }}
    />
  );
}
