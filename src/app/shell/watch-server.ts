import { noteServer } from "~/ui/feedback/connection";

const pause = 3000;

/** Notes that the server does not answer, and asks it now and then until it does, or until `signal`. Then the page is told as of a connection that is back. */
export function watchServer(signal: AbortSignal): void {
  noteServer(false);
  const ask = async () => {
    const isBack = document.visibilityState === "visible" && (await answers());
    if (signal.aborted) return;
    if (!isBack) {
      setTimeout(() => void ask(), pause);
      return;
    }
    noteServer(true);
    // What waits for a connection waits for this.
    window.dispatchEvent(new Event("online"));
  };
  void ask();
  signal.addEventListener("abort", () => noteServer(true));
}

async function answers(): Promise<boolean> {
  const answer = await fetch("/readyz", { cache: "no-store" }).catch(() => undefined);
  return answer?.ok === true;
}
