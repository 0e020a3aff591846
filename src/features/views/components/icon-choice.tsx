import { useId } from "react";
import { viewIcons } from "../constants";
import type { SavedView } from "../store/saved-view";
import { ViewIcon } from "./view-icon";

interface IconChoiceProps {
  value: SavedView["icon"];
  onChange: (icon: SavedView["icon"]) => void;
}

const labelOf = (icon: string) => `${icon.slice(0, 1).toUpperCase()}${icon.slice(1)}`;

/** Shows the icons of a view, of which one is chosen. */
export function IconChoice({ value, onChange }: IconChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Icon</legend>
      <div className="flex flex-wrap gap-1">
        {viewIcons.map((icon) => (
          <label
            key={icon}
            data-tooltip={labelOf(icon)}
            className="flex size-9 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-hover has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11 [&_svg]:size-5"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              aria-label={labelOf(icon)}
              checked={icon === value}
              onChange={() => onChange(icon)}
            />
            <ViewIcon icon={icon} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
