"use client";

import { useId, useState } from "react";
import { applyDensity } from "./apply-theme";
import { type Density, parseDensity } from "./density";

const choices = [
  { value: "comfortable", label: "Comfortable", about: "Easy to read and to tap." },
  { value: "compact", label: "Compact", about: "More tasks on the screen." },
] as const;

/** Lets the user choose how much room each task takes. `density` is the value of the cookie. */
export function DensitySwitch({ density: initial }: { density: Density }) {
  const [density, setDensity] = useState(initial);
  const name = useId();
  const choose = (next: Density) => {
    setDensity(next);
    applyDensity(next);
  };
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">Density of lists</legend>
      {choices.map(({ value, label, about }) => (
        <label
          key={value}
          className="flex cursor-pointer gap-3 rounded-lg border border-control p-3 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={density === value}
            onChange={(event) => choose(parseDensity(event.target.value))}
            aria-label={`${label}: ${about}`}
            className="mt-0.5 size-4 shrink-0"
          />
          <span className="text-sm">
            <span className="block font-medium">{label}</span>
            <span className="text-muted">{about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
