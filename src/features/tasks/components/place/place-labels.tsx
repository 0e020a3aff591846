import Check from "lucide-react/icons/check";
import Inbox from "lucide-react/icons/inbox";
import Plus from "lucide-react/icons/plus";
import { ColorDot } from "~/ui/color-dot";
import type { Project } from "~/features/projects/store/project";
import { isSamePlace, type OfferedPlace, type Place } from "./places";

/** Shows that a project of this name would be added. */
export function NewProjectLabel({ name }: { name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Plus aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 wrap-anywhere">
        Add project “<bdi>{name}</bdi>”
      </span>
    </span>
  );
}

interface PlaceLabelProps {
  place: OfferedPlace<Project["color"]>;
  /** The place that is marked as the current one. */
  value?: Place;
  /** Whether a section is named with its project, and not indented below it. */
  isFlat: boolean;
}

/** Shows a place to choose. */
export function PlaceLabel({ place, value, isFlat }: PlaceLabelProps) {
  const { color, sectionId, name, path } = place;
  const isIndented = sectionId !== null && !isFlat;
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      {color === undefined ? (
        <Inbox aria-hidden className="size-4 shrink-0 text-muted" />
      ) : (
        <span className="flex size-4 shrink-0 items-center justify-center">
          {!isIndented && <ColorDot color={color} />}
        </span>
      )}
      {isIndented && <span className="sr-only">Section </span>}
      <bdi className={isIndented ? "ms-2 min-w-0 truncate" : "min-w-0 truncate"}>{isFlat ? path : name}</bdi>
      {value && isSamePlace(place, value) && (
        <>
          <Check aria-hidden className="ms-auto size-4 shrink-0 text-accent" />
          <span className="sr-only">, current</span>
        </>
      )}
    </span>
  );
}
