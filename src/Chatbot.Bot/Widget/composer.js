import { element, icon } from "./dom.js";
import { icons } from "./icons.js";
import { wording } from "./wording.js";

const longestInput = 4000;

/** Where the person types. Enter sends, Shift and Enter starts a new line. */
export class Composer {
  #input = element("textarea", { id: "question", rows: "1", maxlength: longestInput, placeholder: wording.composer.placeholder, enterkeyhint: "send", autocomplete: "off", dir: "auto", "aria-describedby": "hint" });

  /** @param {(text: string) => void} send */
  constructor(send) {
    this.node = element("form", { class: "composer" },
      element("label", { for: "question", class: "aside" }, wording.composer.label),
      this.#input,
      element("span", { id: "hint", class: "aside" }, wording.composer.hint),
      element("button", { class: "send", type: "submit", "aria-label": wording.composer.send }, icon(icons.send)));
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#input.value;
      this.#input.value = "";
      this.#fit();
      send(text);
    });
    this.#input.addEventListener("input", () => this.#fit());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.node.requestSubmit();
    });
  }

  /** What is typed and not sent. */
  get draft() {
    return this.#input.value;
  }

  set draft(text) {
    this.#input.value = text;
    this.#fit();
  }

  focus() {
    this.#input.focus();
  }

  #fit() {
    this.#input.rows = Math.min(5, this.#input.value.split("\n").length + Math.floor(this.#input.value.length / 60));
  }
}
