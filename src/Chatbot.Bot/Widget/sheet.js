import { element, icon } from "./dom.js";
import { icons } from "./icons.js";
import { wording } from "./wording.js";

/** A sheet over the conversation: a quote, the menu, a receipt. What lies under it cannot be reached until it is closed. */
export class Sheet {
  #covered;
  #opener = null;
  #body = element("div", { class: "sheet-body" });
  #back = element("button", { class: "back", type: "button", onclick: () => this.close() }, icon(icons.back), wording.sheet.close);

  /** @param {HTMLElement[]} covered what lies under it */
  constructor(covered) {
    this.#covered = covered;
    this.node = element("section", { class: "sheet", role: "dialog", "aria-modal": "true", hidden: true }, this.#back, this.#body);
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Shows content; on closing, the focus goes back to `opener`. The sheet that was open gives way and keeps its opener. */
  show(title, opener, ...content) {
    this.#opener ??= opener;
    this.#body.replaceChildren(...content);
    this.node.setAttribute("aria-label", title);
    this.node.hidden = false;
    this.node.scrollTop = 0;
    for (const node of this.#covered) node.inert = true;
    this.#back.focus();
  }

  close() {
    this.node.hidden = true;
    for (const node of this.#covered) node.inert = false;
    this.#opener?.focus();
    this.#opener = null;
  }
}
