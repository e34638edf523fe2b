import settings from "./settings.json" with { type: "json" };
import { element, fill } from "./dom.js";
import { describeMinutes, wording } from "./wording.js";

/** What a person should know before the first message. */
export function drawNotice(talk) {
  const { title, is, isNot, review, privacy, kept, keptVotes, language, waiting } = wording.notice;
  const lines = [is, isNot, review, privacy, fill(kept, { time: describeMinutes(settings.forgetAfterMinutes) })];
  if (settings.feedback) lines.push(keptVotes);
  if (wording.language !== settings.language) lines.push(fill(language, { language: languageName(settings.language) }));
  const notice = element("section", { class: "notice", "aria-label": title, tabindex: "-1" }, element("h3", {}, title), ...lines.map((line) => element("p", {}, line)));
  if (talk.waiting !== null) notice.append(element("p", { class: "waiting" }, waiting), element("blockquote", { dir: "auto" }, talk.waiting));
  return notice;
}

/** The button that starts the conversation; it stands where the input comes afterwards, so that it is in sight. */
export function drawEntry(talk) {
  return element("div", { class: "entry" }, element("button", { class: "start", type: "button", onclick: () => talk.agree() }, wording.notice.start));
}

function languageName(language) {
  return new Intl.DisplayNames([wording.language], { type: "language" }).of(language);
}
