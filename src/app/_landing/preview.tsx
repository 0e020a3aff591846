import Plus from "lucide-react/icons/plus";
import { PreviewPanel } from "./preview-panel";
import { PreviewRow } from "./preview-row";
import { PreviewSidebar } from "./preview-sidebar";

/** Shows a picture of the product, drawn with its own colours and shapes. Nothing in it is interactive. */
export function Preview() {
  return (
    <figure className="mt-14 text-left">
      <figcaption className="sr-only">
        The Today list in Keel: an overdue task, four for today, and the last of them open beside the list. In the
        sidebar, other lists, projects and tags.
      </figcaption>
      <div
        inert
        className="mx-auto flex max-w-5xl overflow-hidden rounded-t-xl bg-canvas text-sm shadow-overlay max-sm:-mx-1"
      >
        <PreviewSidebar />
        <div className="min-w-0 flex-1 px-4 pt-6 pb-8 sm:px-6">
          <p className="flex items-baseline gap-3 px-2 text-muted">
            <span className="text-xl font-semibold tracking-tight text-ink">Today</span>
            Saturday, 28 Nov
          </p>
          <p className="mt-3 flex min-h-10 items-center gap-3 rounded-lg border border-line bg-surface px-3 text-muted shadow-xs">
            <Plus aria-hidden className="size-4 text-accent" />
            Add a task for today
          </p>
          <Heading count={1} className="text-danger">
            Overdue
          </Heading>
          <PreviewRow
            title="Send the tax return"
            priority="high"
            tag={{ name: "money", color: "green" }}
            project={{ name: "Home", color: "teal" }}
            overdue="Yesterday"
          />
          <Heading count={4}>Today</Heading>
          <PreviewRow
            title="Water the plants"
            priority="low"
            project={{ name: "Home", color: "teal" }}
            repeat="Every 3 days"
          />
          <PreviewRow title="Book the train to Lisbon" tag={{ name: "travel", color: "purple" }} />
          <PreviewRow
            title="Review Mira’s draft"
            tag={{ name: "writing", color: "pink" }}
            project={{ name: "Work", color: "orange" }}
          />
          <PreviewRow
            title="Call the harbour about the mooring"
            priority="high"
            project={{ name: "Boat", color: "blue" }}
            isOpen
          />
        </div>
        <PreviewPanel />
      </div>
    </figure>
  );
}

function Heading({ children, count, className = "" }: { children: string; count: number; className?: string }) {
  return (
    <p className={`mt-5 flex justify-between border-b border-line px-2 pb-2 font-semibold ${className}`}>
      {children}
      <span className="font-normal text-muted tabular-nums">{count}</span>
    </p>
  );
}
