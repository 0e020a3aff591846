/**
 * All the script of the start page as a document: it is sent in the place of React, of which nothing there has need. What it drives is the same as
 * what React drives where somebody comes to the page from another one of ours.
 */
import { tellTabs } from "~/client/last-user";
import { announce } from "~/ui/feedback/announce";
import { applyTheme } from "~/ui/theme/apply-theme";
import { connectionText } from "~/ui/feedback/connection-text";
import { parseTheme } from "~/ui/theme/theme";
import { showTooltips } from "~/ui/overlays/tooltips";

// Whoever is signed in is sent to their tasks instead.
tellTabs("none");

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
