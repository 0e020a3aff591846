import { type ComponentType, type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { toast } from "./toast";

export type PopupProps = { anchor: RefObject<HTMLButtonElement | null>; onClose: () => void };

/** What the button that opens a popup must be given: `<Button {...trigger}>`. */
export type PopupTrigger = {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  onClick: () => void;
  onPointerEnter: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * A popup whose code arrives when it is likely to be wanted (the button is pointed at or focused), not with the page.
 * `Popup` is undefined while there is nothing to show.
 */
export function usePopup<Props>(kind: "menu" | "dialog", load: () => Promise<ComponentType<Props & PopupProps>>) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [popup, setPopup] = useState<{ Component: ComponentType<Props & PopupProps> }>();
  const open = () => {
    load().then(
      (Component) => setPopup({ Component }),
      () => toast({ message: "This menu could not be loaded. Check the connection.", tone: "error" }),
    );
  };
  const preload = () => {
    load().catch(() => undefined);
  };
  const trigger: PopupTrigger = {
    ref: anchor,
    "aria-haspopup": kind,
    "aria-expanded": popup !== undefined,
    onClick: open,
    onPointerEnter: preload,
    onFocus: preload,
    onKeyDown: (event) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
  };
  return { trigger, Popup: popup?.Component, popupProps: { anchor, onClose: () => setPopup(undefined) } };
}
