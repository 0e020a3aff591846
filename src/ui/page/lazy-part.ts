import { type ComponentType, lazy, useEffect } from "react";
import { preload } from "./preload";
import { toast } from "../feedback/toast";

/** Returns a component whose code comes on demand, as a rule before it is first shown. Where it cannot be had, the page goes on without it, and says so. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  if (typeof document !== "undefined") preload(load);
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      if (typeof document === "undefined") throw error;
      return { default: Missing };
    }
  });
}

/** Says it each time that the part is asked for. */
function Missing() {
  useEffect(() => {
    toast({ message: "Part of this page could not be loaded. Reload it when you are online.", tone: "error" });
  }, []);
  return null;
}
