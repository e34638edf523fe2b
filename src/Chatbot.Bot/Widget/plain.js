import { fill } from "./dom.js";
import { wording } from "./wording.js";

// Characters that turn the direction of what follows; in plain text nothing else would end their effect.
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** The conversation as plain text, with the quotes behind each answer. */
export function writePlainly(entries, base) {
  const parts = entries.map((entry) => {
    if (entry.kind === "break") return `(${wording.connection.restarted})`;
    if (entry.kind === "you") return `${wording.plain.you}:\n${entry.text}`;
    return [`${wording.plain.bot}:`, entry.text, ...writeSources(entry.reply?.citations ?? [], base)].join("\n");
  });
  return [wording.name, wording.tagline, ...parts].join("\n\n").replace(turning, "").concat("\n");
}

function writeSources(citations, base) {
  return citations.length === 0 ? [] : ["", `${wording.answer.sources}:`, ...citations.map((citation) => {
    const place = [citation.title, citation.heading].filter(Boolean).join(", ");
    const review = citation.review?.reviewed ? fill(wording.answer.reviewed, citation.review) : wording.answer.notReviewed;
    return `[${citation.number}] ${place}: "${citation.quote}" (${review}) ${new URL(citation.url, base).href}`;
  })];
}

/** Hands the text over as a file, made here in the browser. */
export function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = wording.plain.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints the text alone, without the page around the chat; false when the browser lets no window open. */
export function print(text) {
  const page = open("", "_blank", "width=720,height=900");
  if (page === null) return false;
  page.document.title = wording.name;
  const body = page.document.createElement("pre");
  body.textContent = text;
  // Set as properties, which a security policy that forbids inline styles allows.
  Object.assign(body.style, { whiteSpace: "pre-wrap", font: "12pt/1.5 sans-serif" });
  page.document.body.append(body);
  page.print();
  return true;
}
