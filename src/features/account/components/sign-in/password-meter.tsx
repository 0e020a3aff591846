import { joinClasses } from "~/ui/join-classes";
import type { Strength } from "../../password-strength";

const steps = [1, 2, 3, 4];

/** Shows four bars and a label; screen readers read the label. */
export function PasswordMeter({ score, label }: Strength) {
  const colour = score < 2 ? "bg-danger" : "bg-accent";
  return (
    <output className="flex items-center gap-3 text-sm text-muted">
      <span aria-hidden className="flex flex-1 gap-1">
        {steps.map((step) => (
          <span
            key={step}
            className={joinClasses("h-1 flex-1 rounded-full", step <= Math.max(score, 1) ? colour : "bg-line")}
          />
        ))}
      </span>
      <span className="w-32 text-right">
        <span className="sr-only">Strength: </span>
        {label}
      </span>
    </output>
  );
}
