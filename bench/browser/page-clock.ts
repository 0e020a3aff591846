/** Runs in the measured pages. Times are milliseconds until the frame has been painted. */
export interface PageClock {
  /** From the start of the navigation until a row is visible. */
  firstRow: Promise<number>;
  /** From the next press of Enter until a row with this text is visible. */
  untilAdded: (text: string) => Promise<number>;
  /** From the next click until the clicked row has changed. */
  untilChecked: () => Promise<number>;
}

declare global {
  interface Window {
    pageClock: PageClock;
  }
}

const rowSelector = "main li:has(input[type=checkbox])";

/** Calls back when the current frame is on the screen. */
function afterThisFrame(done: (now: number) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => done(performance.now()), { once: true });
  port1.start();
  port2.postMessage(undefined);
}

const firstRow = new Promise<number>((resolve) => {
  const look = () => {
    const row = document.querySelector(rowSelector);
    if (row !== null && row.getClientRects().length > 0) afterThisFrame(resolve);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});

/** Measures from the next event of this kind until the expected change of the page has been painted. */
function timeFrom(
  kind: "keydown" | "click",
  isDone: (record: MutationRecord, target: EventTarget | null) => boolean,
): Promise<number> {
  return new Promise((resolve) => {
    const begin = ({ timeStamp, target }: Event) => {
      performance.mark("measured from");
      const observer = new MutationObserver((records) => {
        if (!records.some((record) => isDone(record, target))) return;
        observer.disconnect();
        requestAnimationFrame(() =>
          afterThisFrame((now) => {
            performance.mark("measured to");
            resolve(now - timeStamp);
          }),
        );
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    };
    window.addEventListener(kind, begin, { capture: true, once: true });
  });
}

window.pageClock = {
  firstRow,
  untilAdded: (text) =>
    timeFrom("keydown", ({ addedNodes }) =>
      [...addedNodes].some((node) => node.nodeName === "LI" && node.textContent?.includes(text) === true),
    ),
  untilChecked: () =>
    timeFrom("click", (record, target) => {
      const row = target instanceof Element ? target.closest("li") : null;
      return row !== null && row.contains(record.target);
    }),
};
