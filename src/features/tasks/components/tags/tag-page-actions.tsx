"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { IconButton } from "~/ui/icon-button";
import { useTagMenu } from "./use-tag-menu";

/** Shows the menu of a tag above its list. */
export function TagPageActions({ tag }: { tag: string }) {
  const { menu, openFor, onMenu } = useTagMenu();
  return (
    <>
      <IconButton
        label="Tag actions"
        aria-haspopup="menu"
        aria-expanded={openFor !== undefined}
        onClick={({ currentTarget, detail }) => onMenu(tag, { button: currentTarget, byKey: detail === 0 })}
        className="print:hidden"
      >
        <Ellipsis aria-hidden />
      </IconButton>
      {menu}
    </>
  );
}
