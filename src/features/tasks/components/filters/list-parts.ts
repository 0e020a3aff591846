import { ViewForm } from "~/features/views/components/view-form";
import { createCardDrops } from "../drag/card-drops";
import { findListedRow } from "../drag/find-listed-row";
import { FilterTextField } from "../filter-text/filter-text-field";
import { ParentDialog } from "../subtasks/parent-dialog";

/** What orders and filters tasks. Together, because these share much of their code: apart, each would come with a copy of it. */
export const listParts = { createCardDrops, FilterTextField, findListedRow, ParentDialog, ViewForm };
