/**
 * Keeps React working on a page that the browser translates. A translator replaces text nodes by `<font>` elements while
 * React still holds the nodes: removing one of them fails and breaks the page, and new text stays invisible
 * (https://github.com/facebook/react/issues/11538).
 */
export function guardTranslation(signal: AbortSignal): void {
  const standIns = new WeakMap<Node, ChildNode>();
  /** Returns the node in `parent` at the place where React expects `child`. */
  const actual = (parent: Node, child: Node): Node => {
    if (child.parentNode === parent) return child;
    const standIn = standIns.get(child) ?? child;
    return (
      [...parent.childNodes].find((node) => node === standIn || node.contains(child) || node.contains(standIn)) ?? child
    );
  };

  const written = new MutationObserver((records) => {
    for (const { target } of records) {
      // React has new text: its own node comes back, and is translated again.
      if (target instanceof Text && !target.isConnected) standIns.get(target)?.replaceWith(target);
    }
  });
  const replaced = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.removedNodes) {
        if (!(node instanceof Text) || node.isConnected) continue;
        const standIn = [...record.addedNodes, record.previousSibling, record.nextSibling].find(isTranslation);
        if (standIn === undefined) continue;
        standIns.set(node, standIn);
        written.observe(node, { characterData: true });
      }
    }
  });
  replaced.observe(document.body, { childList: true, subtree: true });

  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function remove<Child extends Node>(this: Node, child: Child): Child {
    const there = actual(this, child);
    if (there.parentNode === this) removeChild.call(this, there);
    return child;
  };
  Node.prototype.insertBefore = function insert<Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    const there = before === null ? null : actual(this, before);
    insertBefore.call(this, child, there?.parentNode === this ? there : null);
    return child;
  };
  signal.addEventListener("abort", () => {
    replaced.disconnect();
    written.disconnect();
    Object.assign(Node.prototype, { removeChild, insertBefore });
  });
}

/** Returns whether a translator made this element; nothing else does today. */
const isTranslation = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.tagName === "FONT";
