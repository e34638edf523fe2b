import { Chat } from "./chat.js";
import { element, icon } from "./dom.js";
import { icons } from "./icons.js";
import sheet from "./widget.css" with { type: "css" };
import wording from "../Wording/en.json" with { type: "json" };

/**
 * Places the chat on the page that loaded this script:
 *
 *   <script src="https://bot.example/widget.js" defer></script>                      a button in the corner
 *   <script src="https://bot.example/widget.js" data-target="#chat" defer></script>  inside that element
 *
 * With `data-country="GB"` (an ISO 3166 code, or EU) people are told whom to call in that country.
 *
 * On the page, an element with `data-chatbot-open` opens the chat; with `data-chatbot-ask="…"` it asks.
 */
const script = document.currentScript ?? document.querySelector("script[src$='/widget.js']");
const base = new URL("./", script.src).href;

class Widget {
  #host = element("div");
  #chat = new Chat(base, script.dataset.country);
  #inline;
  #panel = element("section", { class: "panel", "aria-label": wording.name });
  #launcher = element("button", { class: "launcher", type: "button", "aria-label": wording.launcher, "aria-expanded": "false" }, icon(icons.chat), element("span", {}, wording.launcher));

  constructor(target) {
    this.#inline = target !== null;
    const root = this.#host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#panel.append(this.#drawHeader(), this.#chat.node);
    this.#panel.classList.toggle("inline", this.#inline);
    root.append(this.#panel);
    if (this.#inline) {
      this.#chat.open({ focus: false });
    } else {
      this.#panel.hidden = true;
      root.append(this.#launcher);
      this.#launcher.addEventListener("click", () => this.open());
    }
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#chat.dismiss() && !this.#inline) this.close();
    });
    (target ?? document.body).append(this.#host);
    document.addEventListener("click", (event) => this.#follow(event));
  }

  open() {
    this.#panel.hidden = false;
    this.#launcher.hidden = true;
    this.#launcher.setAttribute("aria-expanded", "true");
    this.#chat.open();
  }

  close() {
    this.#panel.hidden = true;
    this.#launcher.hidden = false;
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#launcher.focus();
  }

  #follow(event) {
    const trigger = event.target instanceof Element ? event.target.closest("[data-chatbot-open],[data-chatbot-ask]") : null;
    if (trigger === null) return;
    event.preventDefault();
    this.open();
    if (trigger.dataset.chatbotAsk) this.#chat.ask(trigger.dataset.chatbotAsk);
  }

  #drawHeader() {
    return element("header", {},
      element("div", {}, element("h2", {}, wording.name), element("p", {}, wording.tagline)),
      this.#inline ? null : element("button", { class: "close", type: "button", "aria-label": wording.close, onclick: () => this.close() }, icon(icons.close)));
  }
}

function place() {
  const selector = script.dataset.target;
  const target = selector ? document.querySelector(selector) : null;
  new Widget(target);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place, { once: true });
else place();
