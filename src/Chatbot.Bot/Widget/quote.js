import { element, icon, safeAddress } from "./dom.js";
import { icons } from "./icons.js";
import { drawReview } from "./reply.js";
import wording from "../Wording/en.json" with { type: "json" };

/** The sheet over the conversation that shows the words an answer rests on, and where they stand. */
export class QuoteSheet {
  #base;
  #opener = null;
  #body = element("div", { class: "quote-body" });
  #close = element("button", { class: "back", type: "button" }, icon(icons.back), wording.quote.close);

  constructor(base) {
    this.#base = base;
    this.node = element("section", { class: "quote", role: "dialog", "aria-label": wording.quote.title, hidden: true }, this.#close, this.#body);
    this.#close.addEventListener("click", () => this.close());
  }

  get isOpen() {
    return !this.node.hidden;
  }

  /** Shows a citation; on closing, the focus goes back to `opener`. */
  open(citation, opener) {
    this.#opener = opener;
    const address = safeAddress(citation.url, this.#base);
    this.#body.replaceChildren(
      element("p", { class: "eyebrow" }, wording.quote.title),
      element("h3", { dir: "auto" }, citation.title),
      ...(citation.heading ? [element("p", { class: "heading", dir: "auto" }, citation.heading)] : []),
      element("blockquote", { dir: "auto" }, citation.quote),
      drawReview(citation.review),
      ...(address === null ? [] : [
        element("a", { class: "read", href: address, target: "_blank", rel: "noopener" },
          icon(icons.article), wording.quote.open, element("span", { class: "aside" }, ` (${wording.quote.opensNewTab})`)),
      ]));
    this.node.hidden = false;
    this.node.scrollTop = 0;
    this.#close.focus();
  }

  close() {
    this.node.hidden = true;
    this.#opener?.focus();
    this.#opener = null;
  }
}
