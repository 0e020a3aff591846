import { keyed } from "./keyed";
import type { Inline } from "./markdown-model";

/** Shows the pieces of a line. Links open beside the app, and tell the other side nothing of it. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return keyed(parts).map(({ key, part }) => <Piece key={key} part={part} />);
}

function Piece({ part }: { part: Inline }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "break":
      return <br />;
    case "code":
      return <code className="rounded-sm bg-sunken px-1 font-mono text-sm">{part.text}</code>;
    case "strong":
      return (
        <strong className="font-semibold">
          <Inlines parts={part.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      );
    case "deleted":
      return (
        <del>
          <Inlines parts={part.children} />
        </del>
      );
    case "link":
      return (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="text-accent underline underline-offset-2 wrap-anywhere"
        >
          <Inlines parts={part.children} />
        </a>
      );
    default:
      return part satisfies never;
  }
}
