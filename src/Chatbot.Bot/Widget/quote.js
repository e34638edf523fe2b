import settings from "./settings.json" with { type: "json" };
import { element, icon, safeAddress } from "./dom.js";
import { icons } from "./icons.js";
import { drawReview } from "./reply.js";
import { wording } from "./wording.js";

/** The words that an answer rests on, and where they stand. */
export function drawQuote(citation, base) {
  const address = safeAddress(citation.url, base);
  return [
    element("p", { class: "eyebrow" }, wording.quote.title),
    element("h3", { dir: "auto", lang: settings.language }, citation.title),
    citation.heading ? element("p", { class: "heading", dir: "auto", lang: settings.language }, citation.heading) : "",
    element("blockquote", { dir: "auto", lang: settings.language }, citation.quote),
    drawReview(citation.review),
    address === null
      ? ""
      : element("a", { class: "read", href: address, target: "_blank", rel: "noopener" },
          icon(icons.article), wording.quote.open, element("span", { class: "aside" }, ` (${wording.quote.opensNewTab})`)),
  ];
}
