import { toast } from "~/ui/feedback/toast";
import type { TaskActions } from "../../store/task-actions";

interface Wanted {
  userId: string;
  /** The day on which they are due. */
  day: string;
}

/** Adds the example tasks. Their texts are loaded then. */
export async function addExamples({ addAll }: Pick<TaskActions, "addAll">, { userId, day }: Wanted): Promise<void> {
  try {
    const { examplesDue } = await import("./examples");
    addAll(examplesDue(userId, day));
  } catch {
    toast({ message: "The examples could not be loaded. Try again when you are online.", tone: "error" });
  }
}
