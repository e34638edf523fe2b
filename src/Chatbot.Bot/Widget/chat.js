import { Conversation } from "./conversation.js";
import { element, icon } from "./dom.js";
import { icons } from "./icons.js";
import { QuoteSheet } from "./quote.js";
import { drawAdviceLink, drawLines, drawReply } from "./reply.js";
import wording from "../Wording/en.json" with { type: "json" };

const longestInput = 4000;

/** The chat: notice, log, input. Knows nothing of how it is placed on the page. */
export class Chat {
  #base;
  #conversation;
  #quote;
  #sent = new Map();
  #greeted = false;
  #log = element("div", { class: "log", role: "log", "aria-label": wording.log, "aria-live": "polite", tabindex: "0" });
  #suggestions = element("div", { class: "suggestions" });
  #status = element("p", { class: "status", role: "status" });
  #strip = element("div", { class: "strip" });
  #input = element("textarea", { id: "question", rows: "1", maxlength: longestInput, placeholder: wording.composer.placeholder, enterkeyhint: "send", autocomplete: "off", dir: "auto", "aria-describedby": "hint" });
  #typing = element("div", { class: "typing", hidden: true }, element("i"), element("i"), element("i"), element("span", {}, wording.typing));

  constructor(base, country) {
    this.#base = base;
    this.#quote = new QuoteSheet(base);
    this.#conversation = new Conversation(base, country, {
      activity: (activity) => this.#show(activity),
      state: (state) => this.#tell(state === "offline" ? wording.connection.offline : state === "connecting" ? wording.connection.connecting : ""),
      restarted: () => this.#add(element("p", { class: "break" }, wording.connection.restarted)),
    });
    this.#drawStrip();
    this.#log.append(this.#drawNotice(), this.#suggestions, this.#typing);
    this.node = element("div", { class: "chat" }, this.#strip,
      element("div", { class: "talk" }, this.#log, this.#status, this.#drawComposer(), this.#quote.node));
    this.#suggest(wording.starters);
  }

  /** Connects, and puts the focus where the person types. */
  open({ focus = true } = {}) {
    if (focus) this.#input.focus();
    this.#conversation.start().catch(() => this.#tell(wording.connection.offline));
  }

  /** Closes the topmost sheet; false when none was open. */
  dismiss() {
    if (!this.#quote.isOpen) return false;
    this.#quote.close();
    return true;
  }

  /** Asks in the person's name. */
  ask(text) {
    if (text.trim() === "") return;
    if (this.#quote.isOpen) this.#quote.close();
    this.#suggest([]);
    const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const bubble = element("div", { class: "bubble you pending" }, this.#speaker("you"), ...drawLines(text));
    this.#sent.set(key, bubble);
    this.#add(bubble);
    this.#deliver(text, key, bubble);
  }

  async #deliver(text, key, bubble) {
    this.#setTyping(true);
    try {
      await this.#conversation.send(text, key);
      bubble.classList.remove("pending");
      this.#tell("");
    } catch (error) {
      this.#setTyping(false);
      this.#drawNotSent(text, key, bubble, error.message);
    }
  }

  #drawNotSent(text, key, bubble, reason) {
    bubble.classList.remove("pending");
    const retry = element("button", { type: "button", class: "retry" }, wording.connection.retry);
    const line = element("p", { class: "not-sent" }, `${wording.connection.notSent} ${reason && !reason.includes("fetch") ? reason : ""} `, retry);
    retry.addEventListener("click", () => {
      line.remove();
      this.#deliver(text, key, bubble);
    });
    bubble.append(line);
    this.#input.focus();
  }

  #show(activity) {
    const key = activity.channelData?.clientActivityID;
    if (activity.from?.role === "user" || this.#sent.has(key)) {
      this.#sent.get(key)?.classList.remove("pending");
      return;
    }
    // With words: what is verified of an answer that is still being written. The whole answer takes its place.
    if (activity.type === "typing") return this.#setTyping(true, activity.text);
    if (activity.type !== "message") return;
    this.#setTyping(false);
    const reply = activity.channelData?.medicalReply;
    // The notice says what the greeting says, and it stands there before the network does.
    if (reply?.kind === "welcome") return this.#greet(reply);
    this.#answer(reply, activity.text);
  }

  #greet(reply) {
    if (this.#greeted) return;
    this.#greeted = true;
    if (this.#sent.size === 0 && reply.suggestions.length > 0) this.#suggest(reply.suggestions);
  }

  #answer(reply, text) {
    const context = { base: this.#base, openQuote: (citation, opener) => this.#quote.open(citation, opener) };
    const drawn = reply ? drawReply(reply, context) : element("div", { class: "bubble bot" }, ...drawLines(text));
    drawn.prepend(this.#speaker("bot"));
    this.#add(drawn);
    this.#suggest(reply?.suggestions ?? [], wording.answer.suggestions);
    if (reply?.kind === "escalated") this.#pin(reply.advice);
  }

  /** Keeps an escalation in sight however far the conversation is scrolled. */
  #pin(advice) {
    this.#strip.className = `strip pinned ${advice.level}`;
    this.#strip.replaceChildren(
      icon(icons.alert),
      element("strong", {}, wording.escalation[advice.level] ?? wording.escalation.urgent),
      element("div", { class: "calls" }, ...advice.links.slice(0, 2).map((link) => drawAdviceLink(link, this.#base))));
  }

  #drawStrip() {
    const links = wording.emergency.links.map((link) =>
      element("a", { href: link.uri, "aria-label": `${link.label}, ${link.place}` }, element("b", {}, link.label), element("span", {}, link.short)));
    this.#strip.append(icon(icons.phone), element("strong", {}, wording.emergency.title), element("div", { class: "numbers" }, ...links));
  }

  #drawNotice() {
    const { title, is, isNot, review, privacy } = wording.notice;
    return element("section", { class: "notice", "aria-label": title },
      element("h3", {}, title), ...[is, isNot, review, privacy].map((line) => element("p", {}, line)));
  }

  #drawComposer() {
    const form = element("form", { class: "composer" },
      element("label", { for: "question", class: "aside" }, wording.composer.label),
      this.#input,
      element("span", { id: "hint", class: "aside" }, wording.composer.hint),
      element("button", { class: "send", type: "submit", "aria-label": wording.composer.send }, icon(icons.send)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = this.#input.value;
      this.#input.value = "";
      this.#fitInput();
      this.ask(text);
    });
    this.#input.addEventListener("input", () => this.#fitInput());
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    return form;
  }

  #fitInput() {
    this.#input.rows = Math.min(5, this.#input.value.split("\n").length + Math.floor(this.#input.value.length / 60));
  }

  #suggest(questions, title) {
    const buttons = questions.map((question) =>
      element("button", { type: "button", onclick: () => { this.ask(question); this.#input.focus(); } }, question));
    this.#suggestions.replaceChildren(...(title && buttons.length > 0 ? [element("span", {}, title)] : []), ...buttons);
  }

  #add(node) {
    this.#log.insertBefore(node, this.#suggestions);
    // The beginning of what is new, not its end: a long answer is read from the top, with its question in sight.
    const question = node.previousElementSibling;
    const first = question?.matches(".you") && question.offsetHeight < 120 ? question : node;
    this.#log.scrollTop = first.offsetTop - this.#log.offsetTop - 12;
  }

  #setTyping(isTyping, soFar) {
    this.#typing.hidden = !isTyping;
    this.#typing.lastElementChild.textContent = soFar || wording.typing;
    if (isTyping) this.#typing.scrollIntoView({ block: "nearest" });
  }

  #speaker(who) {
    return element("span", { class: "aside" }, `${wording.speakers[who]}: `);
  }

  #tell(text) {
    this.#status.textContent = text;
  }
}
