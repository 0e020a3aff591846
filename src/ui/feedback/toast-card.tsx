import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { useEffect, useRef } from "react";
import { IconButton } from "../icon-button";
import { QuotedText } from "../text/quoted-text";
import { dismiss, type Toast } from "./toast";

type ToastCardProps = { entry: Toast; paused: boolean; onClose: (entry: Toast) => void };

export function ToastCard({ entry, paused, onClose }: ToastCardProps) {
  const left = useRef(entry.duration);
  useEffect(() => {
    left.current = entry.duration;
  }, [entry]);
  useEffect(() => {
    if (paused || left.current === Infinity) return undefined;
    const startedAt = Date.now();
    const timer = setTimeout(() => dismiss(entry), left.current);
    return () => {
      clearTimeout(timer);
      // It never disappears the moment the pointer leaves.
      left.current = Math.max(1000, left.current - (Date.now() - startedAt));
    };
  }, [entry, paused]);
  const { action } = entry;
  return (
    <div className="pointer-events-auto flex max-w-full min-w-0 animate-rise items-center gap-1 rounded-lg bg-surface py-1.5 pr-1.5 pl-4 text-sm shadow-overlay sm:max-w-md">
      {entry.tone === "error" && <CircleAlert aria-hidden className="mr-1 size-4 shrink-0 text-danger" />}
      <p className="mr-1 line-clamp-4 min-w-0 flex-1 py-1.5 wrap-anywhere">
        <QuotedText>{entry.message}</QuotedText>
      </p>
      {action && (
        <button
          type="button"
          onClick={() => {
            onClose(entry);
            action.onPress();
          }}
          className="min-h-8 shrink-0 rounded-md px-3 font-semibold text-accent transition-colors hover:bg-hover pointer-coarse:min-h-11"
        >
          {action.label}
        </button>
      )}
      <IconButton label="Dismiss" size="sm" onClick={() => onClose(entry)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
