import { ProjectForm } from "~/features/projects/components/project-form";
import { ProjectMenuPopup } from "~/features/projects/components/project-menu-popup";
import { ViewForm } from "~/features/views/components/view-form";
import { ViewMenuPopup } from "~/features/views/components/view-menu-popup";
import { createCardDrops } from "../drag/card-drops";
import { findListedRow } from "../drag/find-listed-row";
import { FilterTextField } from "../filter-text/filter-text-field";
import { ParentDialog } from "../subtasks/parent-dialog";
import { TagForm } from "../tags/tag-form";
import { TagMenuPopup } from "../tags/tag-menu-popup";

/**
 * What orders and filters tasks, and what changes projects, tags and views. Together, because these share much of their code: apart, each would come with a
 * copy of it.
 */
export const listParts = {
  createCardDrops,
  FilterTextField,
  findListedRow,
  ParentDialog,
  ProjectForm,
  ProjectMenuPopup,
  TagForm,
  TagMenuPopup,
  ViewForm,
  ViewMenuPopup,
};
