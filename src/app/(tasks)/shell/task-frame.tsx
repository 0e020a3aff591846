"use client";

import type { ReactNode } from "react";
import { AccountMenu } from "~/features/account/components/menu/account-menu";
import { ProjectFormGate } from "~/features/projects/components/project-form-gate";
import { Frame } from "./frame";
import { openPalette } from "~/features/tasks/components/palette/open-palette";
import { NewerVersion } from "./newer-version";
import type { PageEntry } from "./palette/page-entries";
import { PaletteGate } from "./palette/palette-gate";
import { TagFormGate } from "~/features/tasks/components/tags/tag-form-gate";
import { ParentDialogGate } from "~/features/tasks/components/subtasks/parent-dialog-gate";
import type { SidebarLink } from "./sidebar-links";
import { openShortcutSheet, ShortcutSheetGate } from "~/features/tasks/components/shortcuts/shortcut-sheet-gate";

interface TaskFrameProps {
  name: string;
  email: string;
  isAdmin: boolean;
  isCollapsed: boolean;
  links: readonly SidebarLink[];
  /** The settings, which the palette offers. */
  pages: readonly PageEntry[];
  children: ReactNode;
}

/** Combines the frame of the task pages with the account menu, two features that do not import each other. */
export function TaskFrame({ name, email, isAdmin, isCollapsed, links, pages, children }: TaskFrameProps) {
  return (
    <>
      <Frame
        isCollapsed={isCollapsed}
        links={links}
        account={
          <AccountMenu
            name={name}
            email={email}
            isAdmin={isAdmin}
            onShortcuts={openShortcutSheet}
            onPalette={() => openPalette()}
          />
        }
      >
        {children}
      </Frame>
      <ProjectFormGate />
      <TagFormGate />
      <ParentDialogGate />
      <ShortcutSheetGate />
      <PaletteGate pages={pages} />
      <NewerVersion />
    </>
  );
}
