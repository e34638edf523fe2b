// The Bot Framework's echo bot for JavaScript, behind the two doors that our bot has as well: POST /api/messages through the SDK's own
// CloudAdapter, and as much of Direct Line 3.0 as the load client speaks. Nothing but the SDK and the smallest server around it, so that
// what is measured is what any bot on that SDK would have to pay.
//
// Usage: node echo.js PORT

const { createServer } = require("node:http");
const { randomUUID } = require("node:crypto");
const { ActivityHandler, BotAdapter, CloudAdapter, ConfigurationBotFrameworkAuthentication, TurnContext } = require("botbuilder");
const { Server: WebSocketServer } = require("ws");

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

class Conversation {
  id = randomUUID();
  log = [];
  socket = null;

  append(activity) {
    const entry = { ...activity, id: `${this.id}|${String(this.log.length + 1).padStart(7, "0")}`, timestamp: new Date().toISOString(), channelId: "directline", conversation: { id: this.id } };
    this.log.push(entry);
    this.send([entry]);
    return entry;
  }

  send(activities) {
    this.socket?.send(JSON.stringify({ activities, watermark: String(this.log.length) }));
  }
}

class DirectLineAdapter extends BotAdapter {
  async sendActivities(context, activities) {
    const conversation = conversations.get(context.activity.conversation.id);
    return activities.map((activity) => ({ id: conversation.append({ ...activity, from: { id: "bot", role: "bot" } }).id }));
  }

  run(activity) {
    return this.runMiddleware(new TurnContext(this, activity), (context) => bot.run(context));
  }
}

const bot = new EchoBot();
const conversations = new Map();
const directLine = new DirectLineAdapter();
const connector = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
connector.onTurnError = directLine.onTurnError = async (_, error) => console.error(error);

async function readJson(request) {
  let body = "";
  for await (const part of request) body += part;
  return body === "" ? {} : JSON.parse(body);
}

function answer(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

// What the adapter expects of a response, which is what restify and Express give it.
function expressLike(response) {
  const like = {
    socket: response.socket,
    status: (code) => { response.statusCode = code; return like; },
    header: (name, value) => { response.setHeader(name, value); return like; },
    send: (body) => { response.setHeader("Content-Type", "application/json"); response.write(typeof body === "string" ? body : JSON.stringify(body)); return like; },
    end: (...body) => { response.end(...body); return like; },
  };
  return like;
}

const server = createServer(async (request, response) => {
  const body = await readJson(request);
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/api/messages") {
    return connector.process({ body, headers: request.headers, method: request.method }, expressLike(response), (context) => bot.run(context));
  }
  if (pathname === "/v3/directline/tokens/generate") return answer(response, 200, { token: "none" });
  if (pathname === "/v3/directline/conversations") {
    const conversation = new Conversation();
    conversations.set(conversation.id, conversation);
    return answer(response, 201, { conversationId: conversation.id, token: "none", streamUrl: `ws://${request.headers.host}/v3/directline/conversations/${conversation.id}/stream` });
  }

  const conversation = conversations.get(pathname.split("/")[4]);
  if (!conversation) return answer(response, 404, {});
  const activity = conversation.append({ ...body, from: { id: "user", role: "user" } });
  answer(response, 200, { id: activity.id });
  await directLine.run(activity);
});

const sockets = new WebSocketServer({ server });
sockets.on("connection", (socket, request) => {
  const conversation = conversations.get(request.url.split("/")[4]);
  conversation.socket = socket;
  conversation.send(conversation.log);
});

server.listen(Number(process.argv[2]), "127.0.0.1");
