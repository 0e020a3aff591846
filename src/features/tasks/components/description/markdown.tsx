import { useMemo } from "react";
import { joinClasses } from "~/ui/join-classes";
import { Inlines } from "./inlines";
import { keyed } from "./keyed";
import type { Block, ListEntry } from "./markdown-model";
import { checklistOf } from "./tick";
import { wordsOf } from "./words-of";

interface MarkdownProps {
  blocks: readonly Block[];
  /** Takes the number of an entry of a checklist, in the order of the text. */
  onTick: (index: number) => void;
}

/** Shows a text with light Markdown. It is made of elements of ours alone, so no text can bring its own. */
export function Markdown({ blocks, onTick }: MarkdownProps) {
  const boxes = useMemo(() => new Map(checklistOf(blocks).map((entry, index) => [entry, index])), [blocks]);
  const tick = (entry: ListEntry) => {
    const index = boxes.get(entry);
    if (index !== undefined) onTick(index);
  };
  return <Blocks blocks={blocks} onTick={tick} />;
}

type Tick = (entry: ListEntry) => void;

function Blocks({ blocks, onTick }: { blocks: readonly Block[]; onTick: Tick }) {
  return keyed(blocks).map(({ key, part }) => <BlockPart key={key} block={part} onTick={onTick} />);
}

function BlockPart({ block, onTick }: { block: Block; onTick: Tick }) {
  switch (block.kind) {
    case "rule":
      return <hr className="my-3 border-line" />;
    case "code":
      return <pre className="my-2 overflow-x-auto rounded-md bg-sunken p-2 font-mono text-sm">{block.text}</pre>;
    case "quote":
      return (
        <blockquote className="my-2 border-l-2 border-line pl-3 text-muted">
          <Blocks blocks={block.children} onTick={onTick} />
        </blockquote>
      );
    case "heading":
      return (
        <p dir="auto" className={joinClasses("mt-3 mb-1 font-semibold", block.level === 1 && "text-lg")}>
          <Inlines parts={block.children} />
        </p>
      );
    case "line":
      return (
        <span dir="auto">
          <Inlines parts={block.children} />
        </span>
      );
    case "paragraph":
      return (
        <p dir="auto" className="my-2 whitespace-pre-wrap">
          <Inlines parts={block.children} />
        </p>
      );
    case "list":
      return block.start === undefined ? (
        <ul className="my-2 list-disc pl-5">
          <Entries entries={block.entries} onTick={onTick} />
        </ul>
      ) : (
        <ol start={block.start} className="my-2 list-decimal pl-5">
          <Entries entries={block.entries} onTick={onTick} />
        </ol>
      );
    default:
      return block satisfies never;
  }
}

function Entries({ entries, onTick }: { entries: readonly ListEntry[]; onTick: Tick }) {
  return keyed(entries).map(({ key, part: entry }) => (
    <li key={key} className={entry.isChecked === undefined ? undefined : "-ml-5 list-none"}>
      {entry.isChecked !== undefined && (
        <input
          type="checkbox"
          aria-label={wordsOf(entry.children)}
          checked={entry.isChecked}
          onChange={() => onTick(entry)}
          className="mr-2 size-4 cursor-pointer align-[-0.15em] accent-accent hit-area"
        />
      )}
      <Blocks blocks={entry.children} onTick={onTick} />
    </li>
  ));
}
