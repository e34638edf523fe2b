import settings from "./settings.json" with { type: "json" };
import sheet from "./widget.css" with { type: "css" };
import { Chat } from "./chat.js";
import { element, icon } from "./dom.js";
import { Events } from "./events.js";
import { countryOf } from "./help.js";
import { icons } from "./icons.js";
import { Session } from "./session.js";
import { Talk } from "./talk.js";
import { Theme } from "./theme.js";
import { languageOf, speak, wording } from "./wording.js";

/**
 * Places the chat on the page that loaded this script:
 *
 *   <script src="https://bot.example/widget.js" defer></script>                      a button in the corner
 *   <script src="https://bot.example/widget.js" data-target="#chat" defer></script>  inside that element
 *
 * docs/widget.md lists the attributes of the tag, and what a page can do with `window.chatbotWidget`.
 */
const script = document.currentScript ?? document.querySelector("script[src$='/widget.js']");
const base = new URL("./", script.src).href;

class Widget {
  #host = element("div");
  #session = new Session(base);
  #events = new Events();
  #talk = new Talk(base, this.#session, this.#events);
  #theme = new Theme(this.#host, script.dataset.theme, script.dataset.accent);
  #isInline;
  #isOpen;
  #chat = null;
  #menuButton = null;
  #panel = element("section", { class: "panel" });
  #launcher = element("button", { class: "launcher", type: "button", "aria-expanded": "false", onclick: () => this.open() }, icon(icons.chat), element("span"));

  constructor(target) {
    this.#isInline = target !== null;
    this.#isOpen = this.#isInline || this.#session.get("open") === true;
    const root = this.#host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet, this.#theme.sheet];
    root.append(this.#panel, ...(this.#isInline ? [] : [this.#launcher]));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.#chat.dismiss() && !this.#isInline) this.close();
    });
    (target ?? document.body).append(this.#host);
    this.#host.dir = getComputedStyle(target ?? document.documentElement).direction;
    this.#theme.apply();
    document.addEventListener("click", (event) => this.#follow(event));
    speak(languageOf(this.#session.get("language")) ?? languageOf(script.dataset.locale) ?? languageOf(document.documentElement.lang) ?? "en");
    this.#talk.country = countryOf(this.#session.get("country") ?? script.dataset.country ?? settings.country);
    this.#draw();
    // Whoever closed the chat too early sees all the same that they need help.
    this.#events.on("escalation", ({ level }) => level === "settled" || this.#setOpen(true));
    // On the page before the person was in the middle of it; the focus stays where this page puts it.
    if (this.#isOpen || this.#talk.isUnanswered) this.#talk.start();
  }

  /** What pages may call; see docs/widget.md. */
  get api() {
    return Object.freeze({
      open: () => this.open(),
      close: () => this.close(),
      ask: (text) => this.#ask(text),
      setLocale: (locale) => this.#setLanguage(locale),
      setCountry: (country) => this.#setCountry(country),
      reset: () => this.#talk.reset(),
      on: (name, listener) => this.#events.on(name, listener),
      off: (name, listener) => this.#events.off(name, listener),
    });
  }

  open() {
    this.#setOpen(true);
    this.#chat.focus();
    this.#talk.start();
  }

  close() {
    if (this.#isInline || !this.#isOpen) return;
    this.#setOpen(false);
    this.#launcher.focus();
  }

  #setOpen(isOpen) {
    const isNew = this.#isOpen !== isOpen;
    this.#isOpen = isOpen;
    if (!this.#isInline) {
      this.#session.set({ open: isOpen });
      this.#place();
    }
    if (isNew && isOpen) this.#chat.scrollToLast();
    if (isNew) this.#events.emit(isOpen ? "open" : "close");
  }

  #place() {
    this.#panel.hidden = !this.#isOpen;
    this.#launcher.hidden = this.#isOpen;
    this.#launcher.setAttribute("aria-expanded", String(this.#isOpen));
  }

  #ask(text) {
    this.open();
    this.#chat.dismiss();
    this.#talk.ask(text);
  }

  #setLanguage(locale) {
    const language = languageOf(locale);
    if (language === null) return console.warn(`chatbot: there is no interface in the language "${locale}".`);
    this.#session.set({ language });
    speak(language);
    this.#draw();
  }

  #setCountry(name) {
    const country = countryOf(name);
    if (country === null && name) return console.warn(`chatbot: no telephone lines are known of the country "${name}".`);
    this.#session.set({ country: country ?? "" });
    this.#talk.country = country;
    this.#draw();
  }

  #choose(what, value) {
    if (what === "language") this.#setLanguage(value);
    else this.#setCountry(value);
    this.#chat.openMenu(this.#menuButton, what);
  }

  /** Draws everything in the chosen language, with the numbers of the chosen country. */
  #draw() {
    const draft = this.#chat?.draft ?? "";
    this.#chat = new Chat(base, this.#talk, clinicOf(script.dataset), (what, value) => this.#choose(what, value));
    this.#chat.draft = draft;
    this.#panel.lang = wording.language;
    this.#panel.className = this.#isInline ? "panel inline" : "panel";
    this.#panel.setAttribute("aria-label", wording.name);
    this.#panel.replaceChildren(this.#drawHeader(), this.#chat.node);
    this.#launcher.lang = wording.language;
    this.#launcher.setAttribute("aria-label", wording.launcher);
    this.#launcher.querySelector("span").textContent = wording.launcher;
    this.#place();
    this.#chat.scrollToLast();
  }

  #drawHeader() {
    this.#menuButton = this.#drawButton(wording.menu.title, icons.menu, () => this.#chat.openMenu(this.#menuButton));
    return element("header", {},
      element("div", { class: "title" }, element("h2", {}, wording.name), element("p", {}, wording.tagline)),
      this.#menuButton,
      this.#isInline ? null : this.#drawButton(wording.close, icons.close, () => this.close()));
  }

  #drawButton(label, path, act) {
    return element("button", { class: "round", type: "button", "aria-label": label, title: label, onclick: act }, icon(path));
  }

  #follow(event) {
    const trigger = event.target instanceof Element ? event.target.closest("[data-chatbot-open],[data-chatbot-ask]") : null;
    if (trigger === null) return;
    event.preventDefault();
    if (trigger.dataset.chatbotAsk) this.#ask(trigger.dataset.chatbotAsk);
    else this.open();
  }
}

/** How to reach the clinic, as the page says it, else as the server does; null when neither does. */
function clinicOf({ clinicPhone, clinicHours, clinicForm }) {
  const form = clinicForm ?? settings.clinic.form;
  const isAddress = Boolean(form) && URL.canParse(form, document.baseURI) && ["https:", "http:"].includes(new URL(form, document.baseURI).protocol);
  const clinic = { phone: clinicPhone ?? settings.clinic.phone, hours: clinicHours ?? settings.clinic.hours, form: isAddress ? new URL(form, document.baseURI).href : null };
  return clinic.phone || clinic.form ? clinic : null;
}

function place() {
  const selector = script.dataset.target;
  const widget = new Widget(selector ? document.querySelector(selector) : null);
  if ("chatbotWidget" in window) return;
  Object.defineProperty(window, "chatbotWidget", { value: widget.api, enumerable: true });
  document.dispatchEvent(new Event("chatbot-ready"));
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place, { once: true });
else place();
