import ChevronDown from "lucide-react/icons/chevron-down";
import { ChipButton } from "~/ui/chip";
import { joinClasses } from "~/ui/join-classes";
import { Menu, type MenuEntry } from "~/ui/menu";

interface FilterMenuProps {
  label: string;
  /** What is chosen, in words; `undefined` while nothing is. */
  chosen: string | undefined;
  entries: MenuEntry[];
}

/** A chip that names a filter and what is chosen of it, and opens the choices. */
export function FilterMenu({ label, chosen, entries }: FilterMenuProps) {
  return (
    <Menu
      label={label}
      entries={entries}
      renderTrigger={(trigger) => (
        <ChipButton
          {...trigger}
          className={joinClasses(
            "max-w-64 shrink-0 min-h-8 [&_svg]:text-muted",
            chosen !== undefined && "border-accent! bg-accent-soft text-accent! [&_svg]:text-accent",
          )}
        >
          {label}
          {chosen !== undefined && `: ${chosen}`}
          <ChevronDown aria-hidden className="-mr-1 ml-1 inline" />
        </ChipButton>
      )}
    />
  );
}
