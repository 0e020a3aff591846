import ChevronDown from "lucide-react/icons/chevron-down";
import { ChipButton } from "~/ui/chip";
import { joinClasses } from "~/ui/join-classes";
import { usePopup } from "~/ui/overlays/use-popup";
import { filters, type MenuFilter } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";

interface FilterMenuProps {
  field: MenuFilter;
  /** The label of the chosen values; `undefined` while nothing is chosen. */
  chosen: string | undefined;
  view: View;
  filter: ChosenFilter;
}

const load = async () => (await import("./filter-menu-popup")).FilterMenuPopup;

/** Shows a chip with a filter's name and value, which opens its choices. */
export function FilterMenu({ field, chosen, view, filter }: FilterMenuProps) {
  const { Popup, popupProps, trigger } = usePopup("menu", load);
  return (
    <>
      <ChipButton
        {...trigger}
        className={joinClasses(
          "min-h-8 max-w-64 shrink-0 [&_svg]:text-muted",
          chosen !== undefined && "border-accent! bg-accent-soft text-accent! [&_svg]:text-accent",
        )}
      >
        {chosen === undefined ? (
          filters[field].title
        ) : (
          <>
            {`${filters[field].title}: `}
            <bdi>{chosen}</bdi>
          </>
        )}
        <ChevronDown aria-hidden className="-mr-1 ml-1 inline" />
      </ChipButton>
      {Popup && <Popup field={field} view={view} filter={filter} {...popupProps} />}
    </>
  );
}
