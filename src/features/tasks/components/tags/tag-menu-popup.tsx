"use client";

import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { useCopyStatus } from "~/client/sync/copy-context";
import { useTagColor } from "~/features/tags/store/use-tag-color";
import { colorLabel, colors } from "~/shared/rows/colors";
import { oneOf } from "~/shared/one-of";
import { ColorDot } from "~/ui/color-dot";
import { MenuPopup } from "~/ui/overlays/menu-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { openTagForm } from "./tag-form-gate";
import { useTagActions } from "./use-tag-actions";

type TagMenuProps = PopupProps & {
  tag: string;
  /** Called before something opens elsewhere. */
  onGo?: (() => void) | undefined;
};

/** Shows the commands for one tag. */
export function TagMenuPopup({ tag, onGo, ...popup }: TagMenuProps) {
  const { remove, color } = useTagActions();
  const chosen = useTagColor(tag);
  // What is done to a tag can be taken back once this browser knows which tasks have it.
  const disabled = useCopyStatus() === "missing";
  return (
    <MenuPopup
      {...popup}
      label={`Actions for @${tag}`}
      align="end"
      entries={[
        {
          kind: "action",
          label: "Rename…",
          icon: <Pencil aria-hidden />,
          disabled,
          onSelect: () => {
            onGo?.();
            openTagForm(tag);
          },
        },
        {
          kind: "action",
          label: "Delete",
          icon: <Trash2 aria-hidden />,
          tone: "danger",
          disabled,
          onSelect: () => remove(tag),
        },
        { kind: "separator", key: "color" },
        {
          kind: "choice",
          label: "Color",
          value: chosen ?? "none",
          options: [
            { value: "none", label: "None", icon: <span className="size-2.5 rounded-full border border-control" /> },
            ...colors.map((value) => ({ value, label: colorLabel(value), icon: <ColorDot color={value} /> })),
          ],
          onChange: (value) => color(tag, oneOf(colors, value) ?? null),
        },
      ]}
    />
  );
}
