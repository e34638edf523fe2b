import settings from "./settings.json" with { type: "json" };
import { Composer } from "./composer.js";
import { element } from "./dom.js";
import { drawClinic, drawMenu } from "./menu.js";
import { drawEntry, drawNotice } from "./notice.js";
import { drawQuote } from "./quote.js";
import { drawLines, drawReply } from "./reply.js";
import { Sheet } from "./sheet.js";
import { Strip } from "./strip.js";
import { drawVote } from "./vote.js";
import { wording } from "./wording.js";

/** Draws the talk: notice, messages, input. Knows nothing of how it is placed on the page. */
export class Chat {
  #base;
  #talk;
  #clinic;
  #choose;
  #drawn = new Map();
  #notice = drawNotice();
  #entry = element("div", { class: "entry" });
  #strip;
  #sheet;
  // Only whole messages come in here, so a screen reader says nothing that is not finished.
  #messages = element("div", { class: "messages", role: "log", "aria-label": wording.log, "aria-live": "polite" });
  #suggestions = element("div", { class: "suggestions" });
  #typing = element("div", { class: "typing", hidden: true }, element("i"), element("i"), element("i"), element("span", { dir: "auto" }));
  #log = element("div", { class: "log", role: "region", "aria-label": wording.log, tabindex: "0" });
  #status = element("p", { class: "status", role: "status" });
  #composer = new Composer((text) => this.#talk.ask(text));

  /**
   * @param {string} base the bot's own address
   * @param {Talk} talk what is said
   * @param {object|null} clinic how to reach the clinic
   * @param {(what: "language"|"country", value: string) => void} choose called when the person chooses; the chat is then drawn anew
   */
  constructor(base, talk, clinic, choose) {
    this.#base = base;
    this.#talk = talk;
    this.#clinic = clinic;
    this.#choose = choose;
    this.#strip = new Strip(base, talk.country);
    this.#log.append(this.#notice, this.#messages, this.#suggestions, this.#typing);
    this.#sheet = new Sheet([this.#log, this.#status, this.#entry, this.#composer.node]);
    this.node = element("div", { class: "chat" }, this.#strip.node,
      element("div", { class: "talk" }, this.#log, this.#status, this.#entry, this.#composer.node, this.#sheet.node));
    this.#entry.hidden = talk.hasConsent;
    for (const entry of talk.entries) this.added(entry, true);
    this.#update();
    talk.view = this;
  }

  /** What is typed and not sent. */
  get draft() {
    return this.#composer.draft;
  }

  set draft(text) {
    this.#composer.draft = text;
  }

  /** Puts the focus where the person goes on: the input, or the notice that comes before it. */
  focus() {
    if (this.#talk.hasConsent) this.#composer.focus();
    else this.#notice.focus({ preventScroll: true });
  }

  /** Closes the topmost sheet; false when none was open. */
  dismiss() {
    if (!this.#sheet.isOpen) return false;
    this.#sheet.close();
    return true;
  }

  /** Opens the menu, or closes it; with the focus on one of its choices when one is named. */
  openMenu(opener, choice) {
    if (this.dismiss() && choice === undefined) return;
    const show = (title, content) => this.#sheet.show(title, opener, ...content);
    show(wording.menu.title, drawMenu({
      base: this.#base,
      talk: this.#talk,
      clinic: this.#clinic,
      show,
      close: () => this.dismiss(),
      choose: this.#choose,
    }));
    if (choice) this.#sheet.node.querySelector(`#${choice}`).focus();
  }

  /** Brings what was said last into view; to be called when the chat has come into sight. */
  scrollToLast() {
    const last = this.#messages.lastElementChild;
    if (last !== null) this.#scrollTo(last);
  }

  // What the talk tells its view.

  added(entry, isOld = false) {
    // What the page before has shown is not read out again.
    this.#messages.setAttribute("aria-live", isOld ? "off" : "polite");
    const node = this.#draw(entry);
    this.#drawn.set(entry, node);
    this.#messages.append(node);
    this.#scrollTo(node);
    if (entry.reply?.kind === "escalated") {
      // A sheet must not hide it.
      if (!isOld) this.dismiss();
      this.#strip.pin(entry.reply.advice);
    }
    this.#update();
  }

  changed(entry) {
    const old = this.#drawn.get(entry);
    if (old === undefined) return;
    if (entry.kind === "you") return this.#drawState(entry, old);
    const node = this.#draw(entry);
    this.#drawn.set(entry, node);
    old.replaceWith(node);
  }

  updated() {
    if (this.#talk.entries.length === 0 && this.#drawn.size > 0) {
      this.#drawn.clear();
      this.#messages.replaceChildren();
      this.#strip.unpin();
    }
    this.#update();
  }

  #update() {
    const { hasConsent, isTyping, soFar, state } = this.#talk;
    this.#typing.lastElementChild.textContent = soFar || wording.typing;
    this.#composer.node.hidden = !hasConsent;
    this.#drawEntry(hasConsent);
    this.#suggest();
    if (this.#typing.hidden === isTyping) {
      this.#typing.hidden = !isTyping;
      // The log alone is scrolled, never the page around it.
      if (isTyping) this.#log.scrollTop = this.#log.scrollHeight;
    }
    this.#tell(state === "offline" ? wording.connection.offline : state === "connecting" ? wording.connection.connecting : "");
  }

  #drawEntry(hasConsent) {
    const hasAgreed = hasConsent && !this.#entry.hidden;
    this.#entry.hidden = hasConsent;
    // Drawn again only when something new waits, so that the button keeps the focus.
    const waiting = String(this.#talk.waiting);
    if (!hasConsent && this.#entry.dataset.waiting !== waiting) {
      this.#entry.dataset.waiting = waiting;
      this.#entry.replaceChildren(...drawEntry(this.#talk));
    }
    if (hasAgreed) this.focus();
  }

  #draw(entry) {
    if (entry.kind === "break") return element("p", { class: "break" }, wording.connection.restarted);
    if (entry.kind === "you") return this.#drawOwn(entry);
    const context = { base: this.#base, openQuote: (citation, opener) => this.#sheet.show(wording.quote.title, opener, ...drawQuote(citation, this.#base)) };
    const node = entry.reply ? drawReply(entry.reply, context) : element("div", { class: "bubble bot" }, ...drawLines(entry.text));
    node.lang = settings.language;
    node.prepend(element("span", { class: "aside", lang: wording.language }, `${wording.speakers.bot}: `));
    if (entry.reply?.kind === "declined" && this.#clinic !== null) node.append(this.#drawClinicButton());
    if (entry.reply?.kind === "answered" && settings.feedback) {
      const vote = drawVote(entry, this.#talk);
      vote.lang = wording.language;
      node.append(vote);
    }
    return node;
  }

  #drawOwn(entry) {
    const node = element("div", {}, element("span", { class: "aside" }, `${wording.speakers.you}: `), ...drawLines(entry.text));
    this.#drawState(entry, node);
    return node;
  }

  #drawState(entry, node) {
    node.className = `bubble you ${entry.state}`;
    const line = node.querySelector(".not-sent");
    if (entry.state !== "failed") {
      if (line?.contains(line.getRootNode().activeElement)) this.focus();
      line?.remove();
    } else if (line === null) {
      node.append(element("p", { class: "not-sent" }, `${wording.connection.notSent} ${entry.reason} `,
        element("button", { type: "button", class: "retry", onclick: () => this.#talk.send(entry) }, wording.connection.retry)));
    }
  }

  #drawClinicButton() {
    const button = element("button", { type: "button", class: "clinic", lang: wording.language }, wording.clinic.title);
    button.addEventListener("click", () => this.#sheet.show(wording.clinic.title, button, ...drawClinic(this.#clinic)));
    return button;
  }

  #suggest() {
    const { entries, hasConsent } = this.#talk;
    const said = entries.filter((entry) => entry.kind !== "break");
    const last = said.at(-1);
    const questions = !hasConsent ? [] : last === undefined ? wording.starters : last.kind === "bot" ? (last.reply?.suggestions ?? []) : [];
    const title = last !== undefined && questions.length > 0 ? [element("span", {}, wording.answer.suggestions)] : [];
    const key = JSON.stringify([title.length, questions]);
    if (this.#suggestions.dataset.key === key) return;
    this.#suggestions.dataset.key = key;
    this.#suggestions.replaceChildren(...title, ...questions.map((question) =>
      element("button", { type: "button", dir: "auto", lang: settings.language, onclick: () => { this.#talk.ask(question); this.#composer.focus(); } }, question)));
  }

  #scrollTo(node) {
    // The beginning of what is new, not its end: a long answer is read from the top, with its question in sight.
    const question = node.previousElementSibling;
    const first = question?.matches(".you") && question.offsetHeight < 120 ? question : node;
    this.#log.scrollTop = first.offsetTop - this.#log.offsetTop - 12;
  }

  #tell(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }
}
