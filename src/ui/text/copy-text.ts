import { toast } from "../feedback/toast";

interface CopyWords {
  /** What is said when the text is in the clipboard. */
  copied: string;
  /** What is said if the browser does not allow it, which names another way to the text. */
  refused: string;
}

/** Puts a text into the clipboard, and says so. */
export async function copyText(text: string, { copied, refused }: CopyWords): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ message: copied });
  } catch {
    toast({ message: refused, tone: "error" });
  }
}
