import settings from "./settings.json" with { type: "json" };
import { element, icon } from "./dom.js";
import { emergencyNumbers, linesOf } from "./help.js";
import { icons } from "./icons.js";
import { drawAdviceLink } from "./reply.js";
import { wording } from "./wording.js";

/**
 * The strip above the conversation: whom to call in an emergency, and, once a red flag was raised, what to do now, however far the
 * conversation is scrolled. It needs neither consent nor network.
 */
export class Strip {
  #base;
  #country;
  node = element("div", { class: "strip" });

  constructor(base, country) {
    this.#base = base;
    this.#country = country;
    this.unpin();
  }

  /** Keeps an escalation in sight. */
  pin(advice) {
    this.node.className = `strip pinned ${advice.level}`;
    this.node.replaceChildren(
      icon(icons.alert),
      element("strong", {}, wording.escalation[advice.level] ?? wording.escalation.urgent),
      element("div", { class: "calls" }, ...advice.links.slice(0, 2).map((link) => drawAdviceLink(link, this.#base))),
      this.#drawMore());
  }

  unpin() {
    const links = emergencyNumbers(this.#country).map((line) => {
      const place = line.country ? wording.emergency.short[line.country] : null;
      // A name begins with what is seen, so that "click 999 UK" works by voice.
      const name = [line.number, place].filter(Boolean).join(" ");
      return element("a", { href: line.uri, "aria-label": `${name}: ${line.label}`, lang: settings.language },
        element("b", {}, line.number), ...(place ? [" ", element("span", {}, place)] : []));
    });
    this.node.className = "strip";
    this.node.replaceChildren(icon(icons.phone), element("strong", {}, wording.emergency.title), element("div", { class: "numbers" }, ...links), this.#drawMore("emergency"));
  }

  #drawMore(shownAlready) {
    const sets = Object.entries(linesOf(this.#country)).filter(([name, lines]) => lines.length > 0 && name !== shownAlready);
    return element("details", { class: "more" },
      element("summary", {}, wording.emergency.more),
      ...sets.map(([name, lines]) => element("div", {},
        element("h3", {}, wording.emergency.sets[name] ?? name),
        element("div", { class: "calls", lang: settings.language }, ...lines.map((line) => drawAdviceLink(line, this.#base))))));
  }
}
