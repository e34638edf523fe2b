import settings from "./settings.json" with { type: "json" };

/**
 * Builds an element. Text goes in as text nodes only, so nothing that was typed or sent can become markup.
 * @param {string} tag
 * @param {Object<string, unknown>} attributes `on…` takes a listener; false, null and undefined leave an attribute out.
 * @param {...(Node|string|null|undefined)} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** An icon drawn from one path on a 24 by 24 grid; hidden from screen readers. */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(space, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** Fills the `{name}` places of a phrase. */
export function fill(phrase, values) {
  return phrase.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/**
 * The address if it is one that a reply may link to, resolved against the widget's own host; otherwise null. Allowed are telephone and
 * text links, the widget's own host, and the hosts that the server named.
 */
export function safeAddress(uri, base) {
  if (typeof uri !== "string" || !URL.canParse(uri, base)) return null;
  const url = new URL(uri, base);
  const isAllowed = ["tel:", "sms:"].includes(url.protocol)
    || (["https:", "http:"].includes(url.protocol) && url.origin === new URL(base).origin)
    || (url.protocol === "https:" && settings.hosts.includes(url.hostname) && url.port === "");
  return isAllowed && url.username === "" && url.password === "" ? url.href : null;
}
