import { Conversation } from "./conversation.js";
import { wording } from "./wording.js";

const voteEvent = "webchat:activity-status/feedback";

/**
 * What is said, in order, apart from how it is drawn, so that it can be drawn again in another language, copied and printed.
 *
 * An entry is one of
 *   { kind: "you", key, text, state: "pending" | "sent" | "failed", reason, isOnItsWay }
 *   { kind: "bot", id, text, reply, vote }
 *   { kind: "break" }
 */
export class Talk {
  entries = [];
  isTyping = false;
  soFar = "";
  state = "";
  country = null;
  #session;
  #events;
  #conversation;
  #view = null;

  /** @param {Events} events told what happens, without any words */
  constructor(base, session, events) {
    this.#session = session;
    this.#events = events;
    this.#conversation = new Conversation(base, session, {
      activity: (activity, isOld) => this.#take(activity, isOld),
      state: (state) => this.#setState(state),
      restarted: () => this.#add({ kind: "break" }),
    });
    addEventListener("online", () => this.start());
    addEventListener("offline", () => this.#setState("offline"));
    addEventListener("pagehide", () => this.#leave());
  }

  /** Who draws it: `added(entry, isOld)`, `changed(entry)`, `updated()` for anything else. */
  set view(view) {
    this.#view = view;
  }

  get hasConsent() {
    return this.#session.get("consent") === true;
  }

  /** Whether something was asked that has not been answered yet, on this page or the one before. */
  get isUnanswered() {
    return this.#session.get("asked") === true;
  }

  /** What was asked before the person agreed to start, or went on to this page before it could be sent; null for nothing. */
  get waiting() {
    return this.#session.get("waiting") ?? null;
  }

  /** The person has read the notice. Only now is anything sent. */
  agree() {
    this.#session.set({ consent: true });
    this.#events.emit("consent");
    this.#view?.updated();
    this.start();
  }

  /** Connects, or goes on with the conversation of the page before, and asks what waits; does nothing until the person has agreed. */
  start() {
    if (!this.hasConsent) return;
    this.#conversation.start().catch(() => this.#setState("offline"));
    const waiting = this.waiting;
    if (waiting === null) return;
    this.#session.set({ waiting: undefined });
    this.ask(waiting);
  }

  /** Asks in the person's name, at once or as soon as they have agreed. */
  ask(text) {
    if (String(text ?? "").trim() === "") return;
    if (!this.hasConsent) {
      // Asked twice before agreeing: both are said.
      this.#wait(text);
      this.#view?.updated();
      return;
    }
    const entry = { kind: "you", key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, text: String(text), state: "pending", reason: "", isOnItsWay: false };
    this.#add(entry);
    this.send(entry);
  }

  /** Sends what the person said, also again. */
  async send(entry) {
    Object.assign(entry, { state: "pending", reason: "", isOnItsWay: false });
    this.#view?.changed(entry);
    this.#setTyping(true);
    this.#session.set({ asked: true });
    try {
      await this.#conversation.start();
      entry.isOnItsWay = true;
      await this.#conversation.send({
        type: "message",
        text: entry.text,
        textFormat: "plain",
        locale: wording.language,
        channelData: { clientActivityID: entry.key, country: this.country ?? undefined },
      });
      entry.state = "sent";
      this.#setState("online");
    } catch (error) {
      this.#setTyping(false);
      // What the browser says of a broken connection is for developers; the server's sentences are for people.
      Object.assign(entry, { state: "failed", reason: error.status ? error.message : "" });
      if (!error.status) this.#setState("offline");
    }
    this.#view?.changed(entry);
  }

  /** Says whether an answer helped, and perhaps why. Throws when it did not arrive. */
  async vote(entry, isUp, reason = "") {
    entry.vote = isUp ? "up" : "down";
    await this.#conversation.send({ type: "event", name: voteEvent, value: { vote: `${entry.vote}vote`, ...(reason && { reason }) }, replyToId: entry.id });
  }

  /** Begins a new conversation. The old one is forgotten by the server in its time. */
  reset() {
    this.#conversation.leave();
    this.#empty();
    this.start();
  }

  /** Has everything erased, here and on the server. Resolves to the receipt, or to why there is none: "nothing" or "over". */
  async forget() {
    const wasOpen = this.#conversation.isOpen;
    const receipt = await this.#conversation.erase();
    this.#session.clear();
    this.#empty();
    return receipt ?? (wasOpen ? "over" : "nothing");
  }

  #wait(text) {
    this.#session.set({ waiting: this.waiting === null ? String(text) : `${this.waiting}\n${text}` });
  }

  /** What is still waiting for the connection when the person leaves is asked on the next page; it may be a red flag. */
  #leave() {
    for (const { kind, state, isOnItsWay, text } of this.entries)
      if (kind === "you" && state === "pending" && !isOnItsWay) this.#wait(text);
  }

  #empty() {
    this.entries = [];
    this.isTyping = false;
    this.state = "";
    this.#view?.updated();
  }

  #take(activity, isOld) {
    if (this.state === "offline") this.#setState("online");
    const isOwn = activity.from?.role === "user";
    if (isOwn && activity.type === "message") return this.#takeOwn(activity, isOld);
    if (isOwn) return this.#takeVote(activity);
    // With words: what is verified of an answer that is still being written. The whole answer takes its place.
    if (activity.type === "typing") return isOld ? undefined : this.#setTyping(true, activity.text);
    if (activity.type !== "message") return;
    this.#setTyping(false);
    if (!isOld) this.#session.set({ asked: undefined });
    const reply = activity.channelData?.medicalReply;
    // The notice says what the greeting says, and it stands there before the network does.
    if (reply?.kind === "welcome") return;
    this.#add({ kind: "bot", id: activity.id, text: activity.text ?? "", reply, vote: null }, isOld);
  }

  #takeOwn(activity, isOld) {
    const key = activity.channelData?.clientActivityID;
    const known = this.entries.find((entry) => entry.kind === "you" && entry.key === key);
    if (known === undefined) return this.#add({ kind: "you", key, text: activity.text ?? "", state: "sent", reason: "" }, isOld);
    known.state = "sent";
    this.#view?.changed(known);
  }

  #takeVote(activity) {
    const answer = this.entries.find((entry) => entry.kind === "bot" && entry.id === activity.replyToId);
    if (activity.name !== voteEvent || answer === undefined || answer.vote !== null) return;
    answer.vote = activity.value?.vote === "upvote" ? "up" : "down";
    this.#view?.changed(answer);
  }

  #add(entry, isOld = false) {
    this.entries.push(entry);
    this.#view?.added(entry, isOld);
    if (isOld || entry.kind === "break") return;
    this.#events.emit("message", { from: entry.kind === "you" ? "visitor" : "assistant" });
    if (entry.reply?.kind === "escalated") this.#events.emit("escalation", { level: entry.reply.advice.level });
    else if (entry.reply) this.#events.emit("answer", { kind: entry.reply.kind, citations: entry.reply.citations.length });
  }

  #setTyping(isTyping, soFar = "") {
    this.isTyping = isTyping;
    this.soFar = soFar;
    this.#view?.updated();
  }

  #setState(state) {
    this.state = state;
    this.#view?.updated();
  }
}
