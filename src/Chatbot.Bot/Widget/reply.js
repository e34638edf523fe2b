import { element, fill, icon, safeAddress } from "./dom.js";
import { icons } from "./icons.js";
import { wording } from "./wording.js";

/**
 * Draws a structured reply of the bot.
 * @param {object} reply the `medicalReply` of an activity
 * @param {{base: string, openQuote: (citation: object, chip: HTMLElement) => void}} context
 * @returns {HTMLElement}
 */
export function drawReply(reply, context) {
  switch (reply.kind) {
    case "escalated":
      return drawEscalation(reply.advice, context);
    case "answered":
      return drawAnswer(reply, context);
    default:
      return element("div", { class: "bubble bot" }, ...drawLines(reply.message), drawSoon(reply.advice, context));
  }
}

/** Plain text, one paragraph a line. */
export function drawLines(text) {
  return String(text ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => element("p", { dir: "auto" }, line));
}

/** The line that says whether a clinician has reviewed the text. */
export function drawReview(review, text) {
  const kind = review?.reviewed ? "reviewed" : "notReviewed";
  return element("p", { class: `review ${kind}` }, icon(icons[kind]), element("span", { dir: "auto" }, text ?? describeReview(review)));
}

/** A telephone, text or web link of an advice; plain text where the address is not one to link to. */
export function drawAdviceLink(link, base) {
  const address = safeAddress(link.uri, base);
  const isCall = address?.startsWith("tel:") || address?.startsWith("sms:");
  return address === null
    ? element("span", { dir: "auto" }, link.label)
    : element("a", { class: "call", href: address, ...(!isCall && { target: "_blank", rel: "noopener noreferrer" }) }, icon(isCall ? icons.phone : icons.article), element("span", { dir: "auto" }, link.label));
}

function describeReview(review) {
  return review?.reviewed ? fill(wording.answer.reviewed, { by: review.by, date: review.date }) : wording.answer.notReviewed;
}

function drawAnswer(reply, context) {
  const citations = new Map(reply.citations.map((citation) => [citation.number, citation]));
  const body = element("div", { class: "bubble bot answer" });
  let list = null;
  let paragraph = null;
  for (const statement of reply.statements) {
    const content = drawStatement(statement, citations, context);
    if (statement.isListItem) {
      paragraph = null;
      if (list === null) body.append((list = element("ul")));
      list.append(element("li", { dir: "auto" }, ...content));
    } else {
      list = null;
      if (paragraph === null) body.append((paragraph = element("p", { dir: "auto" })));
      else paragraph.append(" ");
      paragraph.append(...content);
    }
  }
  body.append(drawSources(reply.citations, context));
  const soon = drawSoon(reply.advice, context);
  if (soon !== null) body.append(soon);
  return body;
}

/** The words with their chips; the last word and the chips stay on one line. */
function drawStatement(statement, citations, context) {
  const lastWord = statement.text.lastIndexOf(" ") + 1;
  const chips = statement.citations.map((number) => drawChip(citations.get(number), context)).filter((chip) => chip !== null);
  return [statement.text.slice(0, lastWord), element("span", { class: "keep" }, statement.text.slice(lastWord), ...chips)];
}

function drawChip(citation, context) {
  if (citation === undefined) return null;
  const label = fill(wording.answer.openSource, { number: citation.number, title: citation.title });
  const chip = element("button", { class: "chip", type: "button", "aria-label": label, title: citation.title }, String(citation.number));
  chip.addEventListener("click", () => context.openQuote(citation, chip));
  return chip;
}

/** The articles behind an answer, each once, and their review state. */
function drawSources(citations, context) {
  const articles = new Map();
  for (const citation of citations) {
    if (!articles.has(citation.document)) articles.set(citation.document, []);
    articles.get(citation.document).push(citation);
  }

  const rows = [...articles.values()].map((cited) => {
    const numbers = cited.map((citation) => citation.number).join(", ");
    const row = element("button", { class: "source", type: "button" }, element("span", { class: "numbers" }, numbers), element("span", { dir: "auto" }, cited[0].title));
    row.addEventListener("click", () => context.openQuote(cited[0], row));
    return element("li", {}, row);
  });

  return element("footer", { class: "sources" },
    element("h3", {}, wording.answer.sources),
    element("ul", {}, ...rows),
    drawReviewOfAll([...articles.values()].map((cited) => cited[0].review)));
}

function drawReviewOfAll(reviews) {
  if (reviews.length === 1) return drawReview(reviews[0]);
  const reviewed = reviews.filter((review) => review.reviewed);
  if (reviewed.length === 0) return drawReview({ reviewed: false });
  if (reviewed.length < reviews.length) return drawReview({ reviewed: false }, wording.answer.partlyReviewed);
  return element("div", {}, ...reviews.map((review) => drawReview(review)));
}

function drawEscalation(advice, context) {
  return element("section", { class: `escalation ${advice.level}` },
    element("h3", {}, icon(icons.alert), wording.escalation[advice.level] ?? wording.escalation.urgent),
    element("p", { class: "action", dir: "auto" }, advice.action),
    element("p", { dir: "auto" }, advice.reason),
    element("div", { class: "calls" }, ...advice.links.map((link) => drawAdviceLink(link, context.base))),
    advice.doNot.length > 0
      ? element("div", {}, element("h4", {}, wording.escalation.doNot), element("ul", {}, ...advice.doNot.map((line) => element("li", { dir: "auto" }, line))))
      : null,
    advice.forSomeoneElse ? element("p", { class: "other", dir: "auto" }, advice.forSomeoneElse) : null);
}

function drawSoon(advice, context) {
  if (!advice || advice.level !== "soon") return null;
  return element("aside", { class: "soon" },
    element("h3", {}, wording.soon),
    element("p", { dir: "auto" }, advice.action),
    element("p", { dir: "auto" }, advice.reason),
    element("div", { class: "calls" }, ...advice.links.map((link) => drawAdviceLink(link, context.base))));
}
