import { useId } from "react";
import { colorLabel, colors } from "~/shared/rows/colors";
import { colorFills } from "~/ui/color-dot";
import { joinClasses } from "~/ui/join-classes";
import type { Project } from "../store/project";

interface ColorChoiceProps {
  value: Project["color"];
  onChange: (color: Project["color"]) => void;
}

/** Shows the colors of a project, of which one is chosen. */
export function ColorChoice({ value, onChange }: ColorChoiceProps) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">Color</legend>
      <div className="flex flex-wrap gap-1">
        {colors.map((color) => (
          <label
            key={color}
            data-tooltip={colorLabel(color)}
            className="flex size-9 cursor-pointer items-center justify-center rounded-full hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              aria-label={colorLabel(color)}
              checked={color === value}
              onChange={() => onChange(color)}
            />
            <span
              aria-hidden
              className={joinClasses(
                "size-5 rounded-full forced-color-adjust-none",
                colorFills[color],
                color === value && "ring-2 ring-ink ring-offset-2 ring-offset-surface",
              )}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
