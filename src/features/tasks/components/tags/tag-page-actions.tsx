"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { IconButton } from "~/ui/icon-button";
import { usePopup } from "~/ui/overlays/use-popup";
import { loadListParts } from "../filters/load-list-parts";

const loadMenu = async () => (await loadListParts()).TagMenuPopup;

/** Shows the menu of a tag above its list. */
export function TagPageActions({ tag }: { tag: string }) {
  const { trigger, Popup, popupProps } = usePopup("menu", loadMenu);
  return (
    <>
      <IconButton label="Tag actions" className="print:hidden" {...trigger}>
        <Ellipsis aria-hidden />
      </IconButton>
      {Popup && <Popup tag={tag} {...popupProps} />}
    </>
  );
}
