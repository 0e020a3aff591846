import {
  type ComponentType,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
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

type Load<Props> = () => Promise<ComponentType<Props & PopupProps>>;

/**
 * Returns a popup that `open` shows beside a button, one of many. Its code is loaded when the page is idle. `Popup` is undefined while
 * the popup is closed.
 */
export function usePopupAt<Props>(load: Load<Props>) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [popup, setPopup] = useState<{ Component: ComponentType<Props & PopupProps>; byKey: boolean }>();
  const open = useCallback(
    (button: HTMLButtonElement | null, byKey: boolean) => {
      anchor.current = button;
      load().then(
        (Component) => setPopup({ Component, byKey }),
        () => toast({ message: "This menu could not be loaded. Check your connection.", tone: "error" }),
      );
    },
    [load],
  );
  useEffect(() => preload(load), [load]);
  const popupProps = { anchor, byKey: popup?.byKey ?? false, onClose: () => setPopup(undefined) };
  return { open, Popup: popup?.Component, popupProps };
}

/** Opens a popup about one of several things beside the button that was pressed. */
export type OpenFor = (id: string, from: { button: HTMLButtonElement; byKey: boolean }) => void;

/** Returns the one popup that several things share, and the id of the one that it is open for. */
export function usePopupFor<Props>(load: Load<Props>) {
  const { open, Popup, popupProps } = usePopupAt(load);
  const [id, setId] = useState<string>();
  const openFor = useCallback<OpenFor>(
    (opened, { button, byKey }) => {
      setId(opened);
      open(button, byKey);
    },
    [open],
  );
  return { Popup, popupProps, openId: Popup && id, openFor };
}

/** Returns the popup of one button. Its code is loaded when the page is idle, at the latest when the button is hovered or focused. */
export function usePopup<Props>(kind: "menu" | "dialog", load: Load<Props>) {
  const { open, Popup, popupProps } = usePopupAt(load);
  const { anchor } = popupProps;
  const loadNow = () => {
    load().catch(() => undefined);
  };
  const trigger: PopupTrigger = {
    ref: anchor,
    "aria-haspopup": kind,
    "aria-expanded": Popup !== undefined,
    // A press of Enter or Space counts no clicks.
    onClick: (event) => open(anchor.current, event.detail === 0),
    onPointerEnter: loadNow,
    onFocus: loadNow,
    onKeyDown: (event) => {
      if (kind !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open(anchor.current, true);
    },
  };
  return { trigger, Popup, popupProps };
}
