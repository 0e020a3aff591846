import { browserSetting } from "~/client/viewer/browser-setting";

/**
 * Whether shortcuts without Ctrl, Cmd or Alt act in this browser. Whoever speaks to the computer, or presses keys by accident, can turn them off
 * (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 */
export const singleKeys = browserSetting("keel:single-keys", { off: "off", ifUnreadable: true });

/** Returns whether a key of `shortcuts.ts` is a character, or several in a row. Arrows, Escape and Space are none. */
export const isSingleKey = (name: string) => name.split(" ").every((each) => /^(?:Shift\+)?.$/u.test(each));
