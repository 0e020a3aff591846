import CircleAlert from "lucide-react/icons/circle-alert";
import { Button } from "~/ui/button";
import { textFields } from "../../merge";
import type { LostTexts } from "../../store/refused/refusals";
import { noticeClass } from "./notice-class";

interface LostNoticeProps {
  lost: LostTexts;
  onAdd: () => void;
  onDiscard: () => void;
}

/** Shows the text that was written for a task which was deleted permanently elsewhere. */
export function LostNotice({ lost: { mine, isDeleted }, onAdd, onDiscard }: LostNoticeProps) {
  return (
    <section role="alert" className={noticeClass}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
        <p className="min-w-0 flex-1 basis-48">
          {isDeleted ? "A task that you changed was deleted permanently." : "A change could not be made."} This is what
          you wrote:
        </p>
        <div className="flex gap-2 max-sm:pl-7">
          <Button size="sm" onClick={onAdd}>
            Add as a new task
          </Button>
          <Button size="sm" variant="quiet" onClick={onDiscard}>
            Discard
          </Button>
        </div>
      </div>
      {textFields.map(
        (field) =>
          mine[field] !== undefined && (
            <p
              key={field}
              className="mt-1 max-h-32 overflow-y-auto pl-7 whitespace-pre-wrap wrap-anywhere [unicode-bidi:plaintext]"
            >
              {mine[field]}
            </p>
          ),
      )}
    </section>
  );
}
