import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";

interface PeriodHeaderProps {
  /** The name of what is shown: "November 2026". */
  label: string;
  unit: "week" | "month";
  /** Shows the period so many weeks or months away; missing where there is none. */
  onEarlier: (() => void) | undefined;
  onLater: (() => void) | undefined;
  /** Shows the period of today. */
  onToday: () => void;
  children?: ReactNode;
}

/** Shows which week or month is shown, and the ways to another one. */
export function PeriodHeader({ label, unit, onEarlier, onLater, onToday, children }: PeriodHeaderProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-2 pb-1.5 pl-2 print:hidden">
      <h2 aria-live="polite" className="mr-auto text-sm font-semibold" suppressHydrationWarning>
        {label}
      </h2>
      {children}
      <Button variant="quiet" size="sm" onClick={onToday} className="max-sm:ml-auto">
        Today
      </Button>
      <IconButton
        label={`Previous ${unit}`}
        size="sm"
        aria-disabled={onEarlier === undefined}
        onClick={onEarlier}
        className="aria-disabled:opacity-40"
      >
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton
        label={`Next ${unit}`}
        size="sm"
        aria-disabled={onLater === undefined}
        onClick={onLater}
        className="aria-disabled:opacity-40"
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
