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
 * Every activity is handed on once, in order, however often the connection breaks.
 */
export class Conversation {
  #base;
  #country;
  #handlers;
  #id = null;
  #token = null;
  #watermark = "";
  #seen = new Set();
  #socket = null;
  #failures = 0;
  #starting = null;
  #ended = false;
  #refreshTimer = 0;

  /**
   * @param {string} base the bot's own address, such as `https://bot.example/`
   * @param {string|undefined} country whose telephone lines the visitor is shown, such as `GB`; undefined for the bot's own choice
   * @param {{activity: Function, state: Function, restarted: Function}} handlers
   */
  constructor(base, country, handlers) {
    this.#base = base;
    this.#country = country;
    this.#handlers = handlers;
  }

  /** Starts the conversation; safe to call again. */
  start() {
    this.#starting ??= this.#begin().catch((error) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  /** Sends a message; `key` marks it, so that its echo is recognised. Throws when it did not arrive. */
  async send(text, key) {
    await this.start();
    const activity = { type: "message", text, textFormat: "plain", channelData: { clientActivityID: key, country: this.#country } };
    try {
      await this.#call("POST", `conversations/${this.#id}/activities`, activity);
    } catch (error) {
      if (!error.isOver) throw error;
      this.#end();
      await this.start();
      await this.#call("POST", `conversations/${this.#id}/activities`, activity);
    }
  }

  async #begin() {
    this.#handlers.state("connecting");
    this.#token = null;
    const grant = await this.#call("POST", "tokens/generate", {});
    this.#id = encodeURIComponent(grant.conversationId);
    this.#token = grant.token;
    const started = await this.#call("POST", "conversations", {});
    this.#token = started.token ?? this.#token;
    this.#planRefresh(started.expires_in);
    if (this.#ended) this.#handlers.restarted();
    this.#ended = false;
    this.#listen(started.streamUrl);
  }

  /** Lets go of a conversation that the server has ended; the next message starts another one. */
  #end() {
    this.#drop();
    this.#watermark = "";
    this.#starting = null;
    this.#ended = true;
    this.#handlers.state("online");
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
    if (id !== this.#id || this.#ended) return;
    try {
      const resumed = await this.#call("GET", `conversations/${id}?watermark=${this.#watermark}`);
      this.#token = resumed.token ?? this.#token;
      this.#listen(resumed.streamUrl);
    } catch (error) {
      if (error.isOver) this.#end();
      else this.#reconnect(id);
    }
  }

  async #poll(id) {
    if (id !== this.#id || this.#ended) return;
    try {
      this.#receive(await this.#call("GET", `conversations/${id}/activities?watermark=${this.#watermark}`));
      this.#failures = 0;
      this.#handlers.state("online");
      setTimeout(() => this.#poll(id), pollDelay);
    } catch (error) {
      if (error.isOver) return this.#end();
      this.#handlers.state("offline");
      await this.#pause();
      this.#poll(id);
    }
  }

  #receive(frame) {
    this.#watermark = frame.watermark ?? this.#watermark;
    for (const activity of frame.activities ?? []) {
      if (this.#seen.has(activity.id)) continue;
      this.#seen.add(activity.id);
      this.#handlers.activity(activity);
    }
  }

  #planRefresh(seconds) {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(async () => {
      try {
        const grant = await this.#call("POST", "tokens/refresh", {});
        this.#token = grant.token;
        this.#planRefresh(grant.expires_in);
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

  async #call(method, path, body) {
    const response = await fetch(new URL(`v3/directline/${path}`, this.#base), {
      method,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
    });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, answer?.error?.message ?? "");
    return answer;
  }
}
