import { toast } from "~/ui/feedback/toast";
import type { TaskActions } from "../../store/task-actions";

/** Adds the example tasks, due on a day. Their texts are loaded then. */
export async function addExamples({ addAll }: Pick<TaskActions, "addAll">, day: string): Promise<void> {
  try {
    const { examplesDue } = await import("./examples");
    addAll(examplesDue(day));
  } catch {
    toast({ message: "The examples could not be loaded. Try again when you are online.", tone: "error" });
  }
}
