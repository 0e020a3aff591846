import { type ReactNode, useState } from "react";
import { usePopupAt } from "~/ui/overlays/use-popup";

/** Opens the menu of a tag beside the button that was pressed. */
type OpenTagMenu = (tag: string, from: { button: HTMLButtonElement; byKey: boolean }) => void;

const load = async () => (await import("./tag-menu-popup")).TagMenuPopup;

/** Returns the one menu that all tags share, and the tag it is open for. */
export function useTagMenu(onGo?: () => void): {
  menu: ReactNode;
  openFor: string | undefined;
  onMenu: OpenTagMenu;
} {
  const { Popup, popupProps, open } = usePopupAt(load);
  const [tag, setTag] = useState<string>();
  const isOpen = Popup !== undefined && tag !== undefined;
  return {
    menu: isOpen && <Popup tag={tag} onGo={onGo} {...popupProps} />,
    openFor: isOpen ? tag : undefined,
    onMenu: (opened, { button, byKey }) => {
      setTag(opened);
      open(button, byKey);
    },
  };
}
