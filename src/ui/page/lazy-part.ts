import { type ComponentType, lazy, useEffect } from "react";
import { preload } from "./preload";
import { toast } from "../feedback/toast";

/**
 * Returns a component whose code is loaded on demand, usually before it is first shown. Where it cannot be loaded, `Fallback` is shown; by default
 * nothing but a message.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Fallback: ComponentType<Props> = Missing,
) {
  if (typeof document !== "undefined") preload(load);
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      if (typeof document === "undefined") throw error;
      return { default: Fallback };
    }
  });
}

/** Announces that the part is missing, each time it is requested. */
function Missing() {
  useEffect(() => {
    toast({ message: "Part of this page could not be loaded. Reload it when you are online.", tone: "error" });
  }, []);
  return null;
}
