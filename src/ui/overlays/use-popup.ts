import {
  type ComponentType,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { preload } from "../page/preload";
import { toast } from "../feedback/toast";

export type PopupProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  /** Whether a key opened it: then the first entry takes the focus. */
  byKey: boolean;
  onClose: () => void;
};

/** The props of the button that opens a popup: `<Button {...trigger}>`. */
export type PopupTrigger = {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  onClick: (event: MouseEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * Returns a popup whose code is loaded when the page is idle, at the latest when the button is hovered or focused.
 * `Popup` is undefined while the popup is closed.
 */
export function usePopup<Props>(kind: "menu" | "dialog", load: () => Promise<ComponentType<Props & PopupProps>>) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [popup, setPopup] = useState<{ Component: ComponentType<Props & PopupProps>; byKey: boolean }>();
  const open = (byKey: boolean) => {
    load().then(
      (Component) => setPopup({ Component, byKey }),
      () => toast({ message: "This menu could not be loaded. Check your connection.", tone: "error" }),
    );
  };
  useEffect(() => preload(load), [load]);
  const loadNow = () => {
    load().catch(() => undefined);
  };
  const trigger: PopupTrigger = {
    ref: anchor,
    "aria-haspopup": kind,
    "aria-expanded": popup !== undefined,
    // A press of Enter or Space counts no clicks.
    onClick: (event) => open(event.detail === 0),
    onPointerEnter: loadNow,
    onFocus: loadNow,
    onKeyDown: (event) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open(true);
    },
  };
  const popupProps = { anchor, byKey: popup?.byKey ?? false, onClose: () => setPopup(undefined) };
  return { trigger, Popup: popup?.Component, popupProps };
}
