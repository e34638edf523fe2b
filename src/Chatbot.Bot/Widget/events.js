/** What a page may listen to; see docs/widget.md. No event carries what anybody wrote. */
export class Events {
  #listeners = new Map(["open", "close", "consent", "message", "answer", "escalation"].map((name) => [name, new Set()]));

  on(name, listener) {
    const listeners = this.#listeners.get(name);
    if (listeners === undefined || typeof listener !== "function") console.warn(`chatbot: there is no event "${name}", or its listener is no function.`);
    else listeners.add(listener);
  }

  off(name, listener) {
    this.#listeners.get(name)?.delete(listener);
  }

  emit(name, detail = {}) {
    for (const listener of this.#listeners.get(name)) {
      try {
        listener(Object.freeze({ ...detail }));
      } catch (error) {
        // The page's own mistake is shown where the page's mistakes are, and the chat goes on.
        reportError(error);
      }
    }
  }
}
