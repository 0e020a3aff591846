import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import CalendarDays from "lucide-react/icons/calendar-days";
import CalendarRange from "lucide-react/icons/calendar-range";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import CircleCheck from "lucide-react/icons/circle-check";
import CopyPlus from "lucide-react/icons/copy-plus";
import CornerDownLeft from "lucide-react/icons/corner-down-left";
import Flag from "lucide-react/icons/flag";
import FolderInput from "lucide-react/icons/folder-input";
import Inbox from "lucide-react/icons/inbox";
import Keyboard from "lucide-react/icons/keyboard";
import Layers from "lucide-react/icons/layers";
import Link from "lucide-react/icons/link";
import ListIndentDecrease from "lucide-react/icons/list-indent-decrease";
import ListIndentIncrease from "lucide-react/icons/list-indent-increase";
import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import Redo2 from "lucide-react/icons/redo-2";
import Search from "lucide-react/icons/search";
import Sun from "lucide-react/icons/sun";
import Trash2 from "lucide-react/icons/trash-2";
import Undo2 from "lucide-react/icons/undo-2";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import type { Command } from "../shortcuts/shortcuts";

/** The icon of each command, in menus and in the palette. */
export const commandIcons: Record<Command, ReactNode> = {
  add: <Plus aria-hidden />,
  palette: <Search aria-hidden />,
  search: <Search aria-hidden />,
  help: <Keyboard aria-hidden />,
  undo: <Undo2 aria-hidden />,
  redo: <Redo2 aria-hidden />,
  close: <X aria-hidden />,
  next: <ArrowDown aria-hidden />,
  previous: <ArrowUp aria-hidden />,
  open: <CornerDownLeft aria-hidden />,
  edit: <Pencil aria-hidden />,
  due: <CalendarDays aria-hidden />,
  place: <FolderInput aria-hidden />,
  duplicate: <CopyPlus aria-hidden />,
  copyLink: <Link aria-hidden />,
  complete: <CircleCheck aria-hidden />,
  delete: <Trash2 aria-hidden />,
  unfold: <ChevronDown aria-hidden />,
  fold: <ChevronUp aria-hidden />,
  indent: <ListIndentIncrease aria-hidden />,
  outdent: <ListIndentDecrease aria-hidden />,
  moveUp: <ArrowUp aria-hidden />,
  moveDown: <ArrowDown aria-hidden />,
  high: <Flag aria-hidden />,
  medium: <Flag aria-hidden />,
  low: <Flag aria-hidden />,
  inbox: <Inbox aria-hidden />,
  today: <Sun aria-hidden />,
  upcoming: <CalendarRange aria-hidden />,
  all: <Layers aria-hidden />,
  completed: <CircleCheck aria-hidden />,
  trash: <Trash2 aria-hidden />,
};
