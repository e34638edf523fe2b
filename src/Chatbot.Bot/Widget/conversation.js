const retryDelays = [1000, 2000, 5000, 10000];
const pollDelay = 1200;
const socketPatience = 6000;

/** A refusal of the server, with its sentence for people. */
class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** The token or the conversation is over; a new conversation is the only way on. */
  get isOver() {
    return [401, 403, 404].includes(this.status);
  }
}

/**
 * One Direct Line conversation: a WebSocket while it lasts, polling where sockets do not get through.
 * Every activity is handed on once, in order, however often the connection breaks and on whatever page it goes on.
 */
export class Conversation {
  #base;
  #session;
  #handlers;
  #id = null;
  #token = null;
  #watermark = "";
  #alreadyShown = 0;
  #seen = new Set();
  #socket = null;
  #failures = 0;
  #starting = null;
  #ended = false;
  #refreshTimer = 0;

  /**
   * @param {string} base the bot's own address, such as `https://bot.example/`
   * @param {Session} session keeps the key to the conversation from page to page
   * @param {{activity: Function, state: Function, restarted: Function}} handlers
   */
  constructor(base, session, handlers) {
    this.#base = base;
    this.#session = session;
    this.#handlers = handlers;
  }

  /** Starts the conversation, or goes on with that of the page before; safe to call again. */
  start() {
    this.#starting ??= this.#begin().catch((error) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  /** Sends an activity. Throws when it did not arrive. */
  async send(activity) {
    await this.start();
    try {
      await this.#post(activity);
    } catch (error) {
      if (!error.isOver) throw error;
      this.#end();
      await this.start();
      await this.#post(activity);
    }
  }

  /** Has the server erase the conversation. Resolves to its receipt; to null when the conversation was over already. */
  async erase() {
    const { conversation, token } = this.#kept();
    let receipt = null;
    if (conversation && token) {
      this.#token = token;
      try {
        receipt = await this.#call("DELETE", `conversations/${conversation}`);
      } catch (error) {
        if (!error.isOver) throw error;
      }
    }
    this.leave();
    return receipt;
  }

  /** Whether there is a conversation that could be erased. */
  get isOpen() {
    return Boolean(this.#kept().token);
  }

  /** Lets go of the conversation; the next start is a new one. */
  leave() {
    this.#drop();
    this.#watermark = "";
    this.#alreadyShown = 0;
    this.#id = null;
    this.#token = null;
    this.#starting = null;
    this.#keep(undefined);
  }

  async #begin() {
    this.#handlers.state("connecting");
    if (await this.#resume()) return;
    this.#token = null;
    const grant = await this.#call("POST", "tokens/generate", {});
    this.#id = encodeURIComponent(grant.conversationId);
    this.#token = grant.token;
    const started = await this.#call("POST", "conversations", {});
    this.#take(started);
    if (this.#ended) this.#handlers.restarted();
    this.#ended = false;
    this.#listen(started.streamUrl);
  }

  /** Goes on with the conversation of the page before, from its beginning; false when there is none or it is over. */
  async #resume() {
    const kept = this.#kept();
    if (!kept.token) return false;
    this.#id = kept.conversation;
    this.#token = kept.token;
    this.#alreadyShown = Number(kept.watermark) || 0;
    try {
      const resumed = await this.#call("GET", `conversations/${this.#id}?watermark=-`);
      this.#take(resumed);
      this.#listen(resumed.streamUrl);
      return true;
    } catch (error) {
      if (!error.isOver) throw error;
      this.#keep(undefined);
      this.#alreadyShown = 0;
      this.#ended = true;
      return false;
    }
  }

  /** Lets go of a conversation that the server has ended; the next message starts another one. */
  #end() {
    this.leave();
    this.#ended = true;
    this.#handlers.state("online");
  }

  #take(grant) {
    this.#token = grant.token ?? this.#token;
    this.#keep(this.#token);
    this.#planRefresh(grant.expires_in);
  }

  #kept() {
    return { conversation: this.#session.get("conversation"), token: this.#session.get("token"), watermark: this.#session.get("watermark") };
  }

  #keep(token) {
    this.#session.set(token ? { conversation: this.#id, token } : { conversation: undefined, token: undefined, watermark: undefined });
  }

  #drop() {
    clearTimeout(this.#refreshTimer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #listen(streamUrl) {
    const socket = new WebSocket(streamUrl);
    this.#socket = socket;
    let opened = false;
    const patience = setTimeout(() => socket.close(), socketPatience);
    socket.onopen = () => {
      opened = true;
      clearTimeout(patience);
      this.#failures = 0;
      this.#handlers.state("online");
    };
    socket.onmessage = (event) => {
      if (event.data && this.#socket === socket) this.#receive(JSON.parse(event.data));
    };
    socket.onclose = () => {
      clearTimeout(patience);
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (opened) this.#reconnect(this.#id);
      else this.#poll(this.#id);
    };
  }

  // Both loops belong to one conversation and end with it.

  async #reconnect(id) {
    this.#handlers.state("offline");
    await this.#pause();
    if (id !== this.#id) return;
    try {
      const resumed = await this.#call("GET", `conversations/${id}?watermark=${this.#watermark}`);
      this.#take(resumed);
      this.#listen(resumed.streamUrl);
    } catch (error) {
      if (id !== this.#id) return;
      if (error.isOver) this.#end();
      else this.#reconnect(id);
    }
  }

  async #poll(id) {
    if (id !== this.#id) return;
    try {
      const frame = await this.#call("GET", `conversations/${id}/activities?watermark=${this.#watermark}`);
      if (id !== this.#id) return;
      this.#receive(frame);
      this.#failures = 0;
      this.#handlers.state("online");
      setTimeout(() => this.#poll(id), pollDelay);
    } catch (error) {
      if (id !== this.#id) return;
      if (error.isOver) return this.#end();
      this.#handlers.state("offline");
      await this.#pause();
      this.#poll(id);
    }
  }

  #receive(frame) {
    const activities = frame.activities ?? [];
    // A watermark counts the activities so far, so it tells what the page before has shown already.
    const first = Number(frame.watermark) - activities.length;
    this.#watermark = frame.watermark ?? this.#watermark;
    if (Number(this.#watermark) > this.#alreadyShown) this.#session.set({ watermark: this.#watermark });
    activities.forEach((activity, index) => {
      if (this.#seen.has(activity.id)) return;
      this.#seen.add(activity.id);
      this.#handlers.activity(activity, first + index < this.#alreadyShown);
    });
  }

  #planRefresh(seconds) {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(async () => {
      try {
        this.#take(await this.#call("POST", "tokens/refresh", {}));
      } catch {
        // Nothing is lost yet: the next call that the server refuses starts a new conversation.
        this.#planRefresh(60);
      }
    }, Math.max(30, (seconds ?? 1800) / 2) * 1000);
  }

  #pause() {
    const delay = retryDelays[Math.min(this.#failures++, retryDelays.length - 1)];
    return new Promise((resolve) => setTimeout(resolve, delay));
  }

  // Kept alive: what was sent arrives although the person goes on to another page.
  #post(activity) {
    return this.#call("POST", `conversations/${this.#id}/activities`, activity, true);
  }

  async #call(method, path, body, keepalive = false) {
    const response = await fetch(new URL(`v3/directline/${path}`, this.#base), {
      method,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      keepalive,
    });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, answer?.error?.message ?? "");
    return answer;
  }
}
