import { type ComponentType, lazy } from "react";
import { toast } from "./toast";

/** A component whose code comes when it is first shown. Where it cannot be had, the page goes on without it, and says so. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      if (typeof document === "undefined") throw error;
      toast({ message: "A part of this page could not be loaded. Reload it once you are connected.", tone: "error" });
      return { default: Nothing };
    }
  });
}

function Nothing() {
  return null;
}
