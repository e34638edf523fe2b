/**
 * What survives a change of page: consent, the choices made, and the key to the conversation. Of what was said only a question that
 * waits for consent or for the connection is among it. It is kept in the tab's session storage and is gone with the tab; where a page
 * has no storage, it lasts as long as the page.
 */
export class Session {
  #key;
  #values = {};

  constructor(base) {
    this.#key = `chatbot ${base}`;
  }

  get(name) {
    return this.#read()[name];
  }

  /** Keeps values; undefined lets go of one. */
  set(values) {
    this.#values = { ...this.#read(), ...values };
    this.#try((storage) => storage.setItem(this.#key, JSON.stringify(this.#values)));
  }

  clear() {
    this.#values = {};
    this.#try((storage) => storage.removeItem(this.#key));
  }

  // Read each time: another widget on the page may share it.
  #read() {
    this.#try((storage) => {
      this.#values = JSON.parse(storage.getItem(this.#key)) ?? {};
    });
    return this.#values;
  }

  #try(action) {
    try {
      action(sessionStorage);
    } catch {
      // Storage is forbidden, full, or holds something that is not ours: what this page remembers has to do.
    }
  }
}
