"use client";

import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useId, useState } from "react";
import { applyTheme } from "./apply-theme";
import { parseTheme, type Theme } from "./theme";

const choices = [
  { theme: "system", label: "System", Icon: Monitor },
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

/** Shows the theme switch. `theme` is the value of the cookie. */
export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const name = useId();
  const choose = (next: Theme) => {
    setTheme(next);
    applyTheme(next);
  };
  return (
    <fieldset data-theme-switch className="inline-flex rounded-full border border-line p-0.5">
      <legend className="sr-only">Theme</legend>
      {choices.map(({ theme: choice, label, Icon }) => (
        <label
          key={choice}
          data-tooltip={label}
          className="relative inline-flex size-7 items-center justify-center rounded-full text-muted hit-area hover:text-ink has-checked:bg-pressed has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent pointer-coarse:size-10"
        >
          <input
            type="radio"
            name={name}
            value={choice}
            checked={theme === choice}
            onChange={(event) => choose(parseTheme(event.target.value))}
            className="absolute inset-0 cursor-pointer appearance-none rounded-full outline-none"
            aria-label={label}
          />
          <Icon aria-hidden className="pointer-events-none size-4" />
        </label>
      ))}
    </fieldset>
  );
}
