import CircleAlert from "lucide-react/icons/circle-alert";
import { useUndecided } from "../../store/refused/use-undecided";

/** Shows that a task has two versions of a text. */
export function ConflictMark({ id }: { id: string }) {
  if (!useUndecided(({ conflicts }) => conflicts.has(id))) return null;
  return (
    <p className="flex shrink-0 items-center gap-1 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      Two versions
    </p>
  );
}
