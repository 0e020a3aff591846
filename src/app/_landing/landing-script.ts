/**
 * All the script of the start page when it is loaded as a document: it replaces React, which nothing there needs. React drives the same
 * elements when a user comes to the page from another one of ours.
 */
import { tellTabs } from "~/client/viewer/last-user";
import { deleteCopies } from "~/client/sync/delete-copies";
import { announce } from "~/ui/feedback/announce";
import { applyTheme } from "~/ui/theme/apply-theme";
import { connectionText } from "~/ui/feedback/connection-text";
import { parseTheme } from "~/ui/theme/theme";
import { showTooltips } from "~/ui/overlays/tooltips";

// A signed-in user is sent to the tasks instead.
tellTabs("none");
void deleteCopies();

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.closest("[data-theme-switch]")) applyTheme(parseTheme(target.value));
});

const tip = document.querySelector<HTMLElement>("[data-tooltip-layer]");
if (tip) showTooltips(tip);

const banner = document.querySelector<HTMLElement>("[data-offline]");
const showConnection = () => {
  if (banner) banner.hidden = navigator.onLine;
  announce(connectionText(navigator.onLine));
};
if (!navigator.onLine) showConnection();
for (const change of ["online", "offline"]) window.addEventListener(change, showConnection);

window.addEventListener("load", () => {
  document.documentElement.dataset["hydrated"] = "true";
});
